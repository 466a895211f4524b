//! Who is connected, how many at once, and for how long without asking.

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

/// How long the head of a request may take. A browser sends it at once; what is half-sent holds a connection for nothing.
const PATIENCE: Duration = if cfg!(test) { Duration::from_secs(1) } else { Duration::from_secs(10) };
/// Connections at once. Every open page holds one for news.
const MOST: usize = 1024;
/// How long nothing is accepted after the system refused to.
const PAUSE: Duration = Duration::from_millis(100);

/// Accepts connections and answers their requests.
pub(super) async fn serve(listener: TcpListener, site: Arc<Site>) -> Infallible {
    let seats = Arc::new(Semaphore::new(MOST));
    loop {
        let seat = seats.clone().acquire_owned().await;
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // Too many files are open: connections that end make room.
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
            // A browser that goes away, or says nothing, is nobody's mistake.
            let _ = connection.await;
            drop(seat);
        });
    }
}
