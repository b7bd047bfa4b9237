"""Builds the compiled kernel where there is a compiler; everything else about the package is in pyproject.toml.

Each extension is optional: where it cannot be built, installing goes on and the Python code beside it is used.
With SCREENING_PURE set none is built.
"""

import os
import platform
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

# Where the source lies must not stand in what is built of it: the same source gives the same bytes (tools/wheel.py).
FLAGS = ["-O3", f"-ffile-prefix-map={Path.cwd()}=."]
if platform.machine() == "x86_64":
    FLAGS.append("-march=x86-64-v2")  # every server since 2009; brings the instruction that counts bits

sources = [] if os.environ.get("SCREENING_PURE") else sorted(Path("screening/kernel").glob("*.pyx"))
extensions = [
    Extension(f"screening.kernel.{path.stem}", [str(path)], extra_compile_args=FLAGS, optional=True)
    for path in sources
]
made = cythonize(extensions, compiler_directives={"language_level": 3}, quiet=True)
for extension in made:
    extension.optional = True  # cythonize does not carry it over
setup(ext_modules=made, options={"build_ext": {"parallel": True}})  # on all cores: each is a file of its own
