FROM python:3.12-slim AS build
RUN python -m venv /opt/venv
COPY requirements-scaled.txt .
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-scaled.txt

FROM python:3.12-slim
RUN useradd --uid 1000 --create-home wall && install -d -o wall -g wall -m 700 /data
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY manage.py docker-entrypoint.sh ./
COPY wallproject wallproject
COPY construction construction
COPY templates templates
COPY static static
RUN /opt/venv/bin/python -m compileall -q .
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 PORT=7860 WALL_DATA_DIR=/data
USER 1000
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python3", "-m", "wallproject.healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/docker-entrypoint.sh"]
