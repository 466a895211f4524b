//! One request, one answer: who may ask, and what is to be had.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, Response, StatusCode, Uri, header};
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::files::{self, Found};
use super::live::{self, Shown};
use super::watch::Caller;
use crate::diagnostic::UiLang;

/// What is shown at an address where nothing is, if the site has no page about that.
const NOTHING: &[u8] = b"404\n";

/// What is needed to answer.
pub(super) struct Site {
    /// The path under which the site lies, with a slash at both ends.
    pub(super) base: String,
    /// The `Content-Security-Policy` of each page.
    pub(super) policy: String,
    /// The language of what is told on the pages.
    pub(super) lang: UiLang,
    /// What the last build came to.
    pub(super) shown: Receiver<Arc<Shown>>,
    /// Who builds again.
    pub(super) changes: Caller,
}

/// Answers a request. It never fails: what cannot be had is told as a page.
pub(super) async fn answer(site: &Site, request: &Parts) -> Response<Body> {
    let mut response = if !asks_for_us(request) {
        text(StatusCode::FORBIDDEN, "This server answers only at localhost and 127.0.0.1.\n")
    } else if !matches!(request.method, Method::GET | Method::HEAD) {
        text(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n")
    } else {
        match request.uri.path() {
            live::EVENTS => events(site, &request.uri),
            live::SCRIPT => of_kind(files::JAVASCRIPT, live::SCRIPT_TEXT),
            live::STYLE => of_kind(files::CSS, live::STYLE_TEXT),
            _ => page(site, &request.uri, range(request)).await,
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = HeaderValue::from_str(&site.policy);
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        policy.unwrap_or(HeaderValue::from_static(super::CONTENT_SECURITY_POLICY)),
    );
    response
}

/// Whether the browser believes that it speaks to this machine. A foreign name that was made to lead here (DNS
/// rebinding) would let a foreign page read what it must not.
fn asks_for_us(request: &Parts) -> bool {
    let mut hosts = request.headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let in_target = request.uri.authority().map(|authority| authority.as_str());
    host.to_str().is_ok_and(is_this_machine) && in_target.is_none_or(is_this_machine)
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "[::1]") || name.eq_ignore_ascii_case("localhost")
}

/// The part of a file that is asked for. Of a file that may have changed since, the whole is sent.
fn range(request: &Parts) -> Option<&str> {
    let conditional = request.headers.contains_key(header::IF_RANGE);
    let range = request.headers.get(header::RANGE).filter(|_| request.method == Method::GET && !conditional);
    range.and_then(|range| range.to_str().ok())
}

async fn page(site: &Site, uri: &Uri, range: Option<&str>) -> Response<Body> {
    let shown = site.shown.borrow().clone();
    let Some(inside) = uri.path().strip_prefix(&*site.base) else {
        return redirect(&site.base);
    };
    let waiting = |building| {
        let page = live::waiting_page(building, site.lang);
        html(StatusCode::SERVICE_UNAVAILABLE, page.into_bytes(), &shown.version)
    };
    let Some(folder) = &shown.site else { return waiting(!shown.built) };
    // What is in the cache may be removed at any time.
    if !folder.is_dir() {
        site.changes.gone();
        return waiting(true);
    }
    match files::find(folder, inside, range).await {
        Found::File { kind, bytes } if kind == files::HTML => {
            let version = shown.version_of(&bytes);
            html(StatusCode::OK, bytes, &version)
        }
        Found::File { kind, bytes } => in_parts(of_kind(kind, bytes)),
        Found::Part { kind, bytes, start, length } => {
            let end = start + bytes.len() as u64 - 1;
            let mut response = in_parts(of_kind(kind, bytes));
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            covering(response, &format!("bytes {start}-{end}/{length}"))
        }
        Found::Beyond { length } => {
            covering(text(StatusCode::RANGE_NOT_SATISFIABLE, "No such part.\n"), &format!("bytes */{length}"))
        }
        Found::Folder => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            redirect(&format!("{}/{query}", uri.path()))
        }
        Found::Nothing { page } => {
            let page = page.unwrap_or_else(|| NOTHING.to_vec());
            let version = shown.version_of(&page);
            html(StatusCode::NOT_FOUND, page, &version)
        }
    }
}

/// The news for an open page, which says its own path: `?page=/ko/start/`.
fn events(site: &Site, uri: &Uri) -> Response<Body> {
    let asked = uri.query().and_then(|query| query.strip_prefix("page=")).and_then(files::decoded);
    let inside = asked.and_then(|path| path.strip_prefix(&*site.base).map(str::to_owned));
    let news = WatchStream::new(site.shown.clone()).then(move |shown| {
        let inside = inside.clone();
        async move {
            let version = version(&shown, inside.as_deref()).await;
            let page = inside.as_deref().and_then(files::decoded);
            Ok::<_, Infallible>(shown.events(page.as_deref(), &version))
        }
    });
    with_kind(Response::new(Body::from_stream(news)), "text/event-stream")
}

/// Which page stands at a path now: an open one is loaded again if it is another. `inside`: as in [`files::find`].
async fn version(shown: &Shown, inside: Option<&str>) -> String {
    let (Some(folder), Some(inside)) = (&shown.site, inside) else { return shown.version.clone() };
    match files::find(folder, inside, None).await {
        Found::File { kind, bytes } if kind == files::HTML => shown.version_of(&bytes),
        Found::Nothing { page } => shown.version_of(page.as_deref().unwrap_or(NOTHING)),
        _ => shown.version.clone(),
    }
}

fn html(status: StatusCode, page: Vec<u8>, version: &str) -> Response<Body> {
    let mut response = of_kind(files::HTML, live::with_script(page, version));
    *response.status_mut() = status;
    response
}

fn text(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = of_kind("text/plain; charset=utf-8", text);
    *response.status_mut() = status;
    response
}

fn of_kind(kind: &'static str, bytes: impl Into<Bytes>) -> Response<Body> {
    with_kind(Response::new(Body::from(bytes.into())), kind)
}

/// Says that parts may be asked for.
fn in_parts(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

/// Says which part it is.
fn covering(mut response: Response<Body>, range: &str) -> Response<Body> {
    if let Ok(range) = HeaderValue::from_str(range) {
        response.headers_mut().insert(header::CONTENT_RANGE, range);
    }
    response
}

fn with_kind(mut response: Response<Body>, kind: &'static str) -> Response<Body> {
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
    // Made of a path that has been read as one, or of the base: both hold only what a header may hold.
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1:4000", "[::1]", "[::1]:4000"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in
            ["", "evil.example", "localhost.evil.example:80", "127.0.0.1.nip.io", "localhost:", "[::1]:a", "::1"]
        {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
