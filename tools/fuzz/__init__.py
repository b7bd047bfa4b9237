"""Every parser of untrusted bytes under atheris, which follows the code to what no person would think of sending.

    python -m tools.fuzz --seconds 60 [TARGET ...]        (make fuzz SECONDS=60)

`targets` says what is fed, and which errors are an answer; `seeds` what to begin with. Whatever else escapes is a
finding: its bytes are kept under .fuzz/TARGET, and belong into tests/fuzz/findings/TARGET once it is mended, where
`tests/fuzz` feeds them for ever after.
"""
