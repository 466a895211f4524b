//! One request, one answer: checks the client, then returns the file.

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

/// The answer for a missing path if the site has no 404 page.
const NOTHING: &[u8] = b"404\n";

/// Everything that an answer needs.
pub(super) struct Site {
    /// The path under which the site lies, with a slash at both ends.
    pub(super) base: String,
    /// The `Content-Security-Policy` of each page.
    pub(super) policy: String,
    /// The language of messages on the pages.
    pub(super) lang: UiLang,
    /// The result of the last build.
    pub(super) shown: Receiver<Arc<Shown>>,
    /// Starts another build.
    pub(super) changes: Caller,
}

/// Answers a request. It never fails: errors become pages.
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

/// Whether the browser addressed this machine by name. With a foreign name that resolves to this machine (DNS
/// rebinding), a foreign page could read the site.
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

/// The requested range of a file. A conditional range gets the whole file, because the file may have changed.
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
    // Anyone may delete the cache at any time.
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

/// The event stream of an open page, which sends its own path: `?page=/ko/start/`.
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

/// The version of the page at a path: an open page reloads if it changes. `inside`: as in [`files::find`].
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

/// Announces that ranges are supported.
fn in_parts(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

/// Adds the header that names the range.
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
    // `to` comes from a decoded path or from the base; both hold only characters that a header may hold.
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
