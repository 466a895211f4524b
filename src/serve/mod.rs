//! What does the browser see now?
//!
//! Serves the site on 127.0.0.1 and builds it again when a file changes; open pages reload and show the findings of the
//! last build. The script for that is added while a page is served and is not part of the site.

mod answer;
mod connections;
mod files;
mod live;
mod watch;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::panic;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use tokio::sync::watch as channel;

use crate::diagnostic::{Diagnostic, Say, UiLang};
use crate::error::Error;

use live::Shown;

/// The header that limits pages to the site's own resources.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'";

/// The result of a build.
#[derive(Debug)]
pub struct Rebuilt {
    /// Whether the site was replaced, so that open pages reload.
    pub ok: bool,
    /// All findings.
    pub findings: Vec<Diagnostic>,
    /// Findings that are new since the last change.
    pub new: Vec<Diagnostic>,
    /// How many earlier findings are gone.
    pub solved: usize,
    /// Changes with the files that keep their names: a page that shows one has to reload.
    pub loose: String,
    /// The addresses of the pages, by their files: relative to the site's root.
    pub pages: BTreeMap<Arc<str>, String>,
    /// The folder of the site. It may be missing before the first successful build.
    pub site: PathBuf,
}

/// The settings of the server.
pub struct ServeOptions {
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The path under which the site expects to be, with a slash at both ends: `/` or `/help/`.
    pub base: String,
    /// The `Content-Security-Policy` of each page.
    pub policy: String,
    /// The language of messages on the pages.
    pub lang: UiLang,
    /// Files and folders whose changes start a build; they need not exist yet.
    pub watched: Vec<PathBuf>,
    /// Folders below them that helpgen writes.
    pub ignored: Vec<PathBuf>,
    /// Called once with the address, as soon as the server answers.
    pub ready: Box<dyn FnOnce(SocketAddr) + Send>,
}

/// Builds, serves and watches until Ctrl-C is pressed.
///
/// `rebuild` runs on its own thread: once at the start, then after changes. All changes during a build start one more
/// build together.
pub fn serve(options: ServeOptions, rebuild: impl Fn() -> Rebuilt + Send) -> Result<(), Error> {
    serve_until(options, rebuild, async {
        // If the signal cannot be awaited, serving goes on until the process is ended.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

fn serve_until(
    options: ServeOptions,
    rebuild: impl Fn() -> Rebuilt + Send,
    stop: impl Future<Output = ()>,
) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(not_started)?;
    let (listener, address) = listen(options.port)?;
    let mut changes = watch::Changes::of(&options.watched, &options.ignored)?;
    let (shown, seen) = channel::channel(Arc::new(Shown::at_first(options.lang)));
    let caller = changes.caller();
    let site = answer::Site {
        base: options.base,
        policy: options.policy,
        lang: options.lang,
        shown: seen,
        changes: caller.clone(),
    };
    thread::scope(|scope| {
        let (alive, ended) = tokio::sync::oneshot::channel::<Infallible>();
        let builder = scope.spawn(move || {
            let _alive = alive;
            let mut session = live::Session::new(options.lang);
            loop {
                shown.send_replace(Arc::new(session.show(rebuild())));
                if !changes.wait() {
                    return;
                }
            }
        });
        let served = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).map_err(not_started)?;
            (options.ready)(address);
            tokio::select! {
                never = connections::serve(listener, Arc::new(site)) => match never {},
                // The thread ends early only if a build panicked; joining it passes the panic on.
                _ = ended => Ok(()),
                () = stop => Ok(()),
            }
        });
        caller.stop();
        if let Err(panicked) = builder.join() {
            panic::resume_unwind(panicked);
        }
        // Open event streams would block a graceful shutdown.
        runtime.shutdown_background();
        served
    })
}

fn listen(port: u16) -> Result<(TcpListener, SocketAddr), Error> {
    let failed = |cause: std::io::Error| {
        let taken = cause.kind() == std::io::ErrorKind::AddrInUse;
        let error = if taken {
            Error::new(Say::new(
                format!("{port}번 포트를 다른 프로그램이 쓰고 있어요"),
                format!("Another program is using port {port}"),
            ))
        } else {
            Error::new(Say::new(
                format!("{port}번 포트를 열지 못했어요: {cause}"),
                format!("Cannot listen on port {port}: {cause}"),
            ))
        };
        error
            .help(Say::new(
                "--port로 다른 번호를 골라 주세요. 0을 쓰면 비어 있는 포트를 찾아요",
                "Choose another one with --port; 0 takes any that is free",
            ))
            .caused_by(cause)
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok((listener, address))
}

fn not_started(cause: std::io::Error) -> Error {
    let message = Say::new(
        format!("미리보기 서버를 띄우지 못했어요: {cause}"),
        format!("Cannot start the preview server: {cause}"),
    );
    Error::new(message).caused_by(cause)
}

#[cfg(test)]
mod tests;
