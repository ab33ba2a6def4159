# An image with treatylint and what it reads PDFs with.
#   docker build -t treatylint:0.1.0 .
#   docker run --rm -v "$PWD":/bills treatylint:0.1.0 check /bills
FROM swift:6.3-bookworm AS build
WORKDIR /treatylint
COPY . .
RUN make install PREFIX=/usr DESTDIR=/out

FROM debian:bookworm-slim
RUN apt-get update -q \
 && apt-get install -q -y --no-install-recommends \
      git libcmark0.30.2 libexpat1 libgumbo1 libpcre2-8-0 libzip4 poppler-utils \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/usr /usr
WORKDIR /bills
ENTRYPOINT ["treatylint"]
CMD ["check", "."]
