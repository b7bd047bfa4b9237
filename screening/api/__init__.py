"""The HTTP service: a thin shell around one Engine. `create_app` in `app` puts it together."""
