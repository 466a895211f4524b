# helpgen in a container. The help center is mounted at /work; whoever runs it need not be root.
#
#   docker build --tag helpgen .
#   docker run --rm --volume "$PWD:/work" --user "$(id -u):$(id -g)" helpgen check
#   docker build --target ocr --tag helpgen:ocr .      with tesseract, which reads the text of screenshots

# Versions of packages follow the named release of Alpine, which drops old ones: pinning them would break the build.
FROM rust:1.91-alpine3.22 AS built
# hadolint ignore=DL3018
RUN apk add --no-cache musl-dev gcc make git
WORKDIR /source
COPY . .
ARG HELPGEN_COMMIT=""
ARG HELPGEN_DATE=""
RUN HELPGEN_COMMIT="$HELPGEN_COMMIT" HELPGEN_DATE="$HELPGEN_DATE" cargo build --release --locked \
    && strip target/release/helpgen

FROM alpine:3.22 AS plain
# git knows the days of last changes. The help center belongs to whoever mounts it.
# hadolint ignore=DL3018
RUN apk add --no-cache git \
    && git config --system --add safe.directory '*' \
    && adduser -D -u 10001 helpgen
COPY --from=built /source/target/release/helpgen /usr/local/bin/helpgen
COPY --from=built /source/LICENSE-MIT /source/LICENSE-APACHE /usr/share/doc/helpgen/
USER 10001
WORKDIR /work
ENTRYPOINT ["helpgen"]
CMD ["--help"]

FROM plain AS ocr
USER 0
# hadolint ignore=DL3018
RUN apk add --no-cache tesseract-ocr tesseract-ocr-data-eng tesseract-ocr-data-kor
USER 10001

# What `docker build` makes unless it is told otherwise.
FROM plain
