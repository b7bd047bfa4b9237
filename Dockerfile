# Two stages: the wheel is built once and installed in a virtual environment; only that environment is kept.
# docs/how-to/container.md says how to run it and how these steps are checked.

# 3.11 is the oldest Python we support and the one on which every test runs; slim (Debian, glibc) because all
# dependencies have wheels for it. Only the builder has a compiler, for the kernel.
FROM python:3.11-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# Exactly what the locks name, by the hash of each file, and none of it built here: before the source, so that a change of
# ours does not install it all anew.
COPY requirements ./requirements
RUN python -m pip install --no-cache-dir --require-hashes --requirement requirements/build.txt \
    && python -m venv /opt/screening \
    && /opt/screening/bin/python -m pip install --no-cache-dir --require-hashes --only-binary :all: \
       --requirement requirements/runtime.txt
COPY pyproject.toml setup.py MANIFEST.in README.md LICENSE ./
COPY screening ./screening
# The service needs no pip, and what is not there cannot be used.
RUN python -m pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/screening/bin/python -m pip install --no-cache-dir --no-deps /wheels/*.whl \
    && /opt/screening/bin/python -m pip uninstall --yes pip setuptools

FROM python:3.11-slim
# A fixed number, so that a volume's owner means the same in every image and a cluster can demand it.
RUN groupadd --gid 10001 screening \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin screening \
    && install --directory --owner=screening --group=screening --mode=0750 /data
COPY --from=builder /opt/screening /opt/screening
# Nothing is written outside /data and /tmp, so the root file system may be mounted read-only.
ENV PATH=/opt/screening/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SCREENING_STORE=sqlite:////data/screening.db
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
# Alive, not ready: a container that still loads its first list must not be killed for it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["screening"]
CMD ["serve", "--host", "0.0.0.0"]
