//! A page's title and description, set once: menus and cards repeat them on many pages.

use crate::model::{Page, RoleSet};

use super::context::{Context, TitleView};
use super::feature_states::page_badges;
use super::partials::TextByRole;
use super::resolve::{line_of, resolve};

impl Context<'_> {
    /// Sets a page's title.
    pub fn set_title(&self, page: &Page) -> TitleView {
        let title = &page.title;
        let body = resolve(self, &title.source, &title.document, page, page.roles, "");
        let line = line_of(&title.document);
        let description = page.front.description.as_ref().map(|text| self.line(&text.text, page, page.roles));
        let (description, by_role) = description.unwrap_or_default();
        TitleView {
            html: self.typeset.line(&body, line),
            plain: body.plain(line),
            by_role: body.by_role(line),
            description,
            descriptions: self.descriptions(page, by_role),
            badges: page_badges(self, page),
        }
    }

    /// What each role reads in the place of a page's description: its own, else as its screen names things. `by_role`
    /// is the description for each role where their names differ.
    fn descriptions(&self, page: &Page, by_role: Vec<TextByRole>) -> Vec<TextByRole> {
        let readers = page.roles.and(self.site.audience());
        let own = page.front.descriptions.iter().filter_map(|(role, text)| {
            let role = self.names.role(&role.text).ok().filter(|&role| readers.contains(role))?;
            let text = self.line(&text.text, page, RoleSet::one(role)).0;
            Some(TextByRole { role: self.names.role_at(role).id.clone(), text })
        });
        let mut own: Vec<TextByRole> = own.collect();
        let others = by_role.into_iter().filter(|one| own.iter().all(|known| known.role != one.role));
        let others: Vec<TextByRole> = others.collect();
        own.extend(others);
        own
    }
}
