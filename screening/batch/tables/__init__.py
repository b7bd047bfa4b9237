"""Lists that people keep: CSV and Excel, whatever their headings say."""
