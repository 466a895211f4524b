//! Limits of connections: how many at once, and how long one may stay idle.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::answer::{Site, answer};

/// Time limit for the head of a request. A browser sends it at once; a half-sent one would occupy a connection.
const PATIENCE: Duration = if cfg!(test) { Duration::from_secs(1) } else { Duration::from_secs(10) };
/// Most connections at once. Every open page holds one for events.
const MOST: usize = 1024;
/// Pause after the system refused a connection.
const PAUSE: Duration = Duration::from_millis(100);

/// Accepts connections and answers their requests.
pub(super) async fn serve(listener: TcpListener, site: Arc<Site>) -> Infallible {
    let seats = Arc::new(Semaphore::new(MOST));
    loop {
        let seat = seats.clone().acquire_owned().await;
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // The process has too many open files; connections that end free some.
            Err(_) => {
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        let site = site.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request: Request<Incoming>| {
                let site = site.clone();
                async move { Ok::<Response<Body>, Infallible>(answer(&site, &request.into_parts().0).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .serve_connection(TokioIo::new(stream), service);
            // A browser that disconnects or times out is not an error.
            let _ = connection.await;
            drop(seat);
        });
    }
}
