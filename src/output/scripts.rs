//! Scripts without what only their readers need: comments, indentation, spaces beside signs, one `const` after another.
//!
//! A line ends where it ended, unless the sign there says that more follows or nothing does: JavaScript's rule of the missing
//! semicolon means what it meant. Text in quotes, templates and regular expressions is left alone.

/// Signs that need no space beside them. Not `/`, which may begin something else.
const TIGHT: &str = "(){}[];,:?=<>!&|*%^~+-";
/// Signs that mean something else doubled.
const DOUBLED: &str = "+-";
/// Words after which a slash begins a regular expression, although they end in a letter.
const BEFORE_REGEX: [&str; 13] =
    ["return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new", "await", "yield"];

/// The script without comments and needless spaces (ECMA-262, section 12).
pub(super) fn strip(text: &str) -> String {
    let mut scanner = Scanner {
        text,
        at: 0,
        out: String::with_capacity(text.len()),
        held: None,
        templates: Vec::new(),
        declares: vec![false],
        begins: true,
    };
    while scanner.at < text.len() {
        scanner.step();
    }
    scanner.out.push('\n');
    scanner.out
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    out: String,
    /// A space or line end that stands here if what follows needs it.
    held: Option<char>,
    /// Open braces within each open `${`.
    templates: Vec<usize>,
    /// Within each open bracket, the outermost first: whether the statement that runs began with `const`.
    declares: Vec<bool>,
    /// Whether a statement may begin here.
    begins: bool,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Copies `length` bytes as they are.
    fn copy(&mut self, length: usize) {
        let end = (self.at + length).min(self.text.len());
        self.out.push_str(&self.text[self.at..end]);
        self.at = end;
    }

    fn step(&mut self) {
        let Some(next) = self.rest().chars().next() else { return };
        let comment = self.rest().starts_with("//") || self.rest().starts_with("/*");
        if !comment && !matches!(next, ' ' | '\t' | '\r' | '\n') {
            self.settle(next);
            if std::mem::take(&mut self.begins) && self.statement() {
                return;
            }
        }
        match next {
            '"' | '\'' => self.quoted(next),
            '`' => {
                self.copy(1);
                self.template();
            }
            '{' => {
                if let Some(depth) = self.templates.last_mut() {
                    *depth += 1;
                }
                self.open();
                self.begins = true;
            }
            '(' | '[' => self.open(),
            ')' | ']' => self.close(),
            ';' => {
                self.copy(1);
                self.begins = true;
            }
            '}' if self.templates.last() == Some(&0) => {
                self.templates.pop();
                self.copy(1);
                self.template();
            }
            '}' => {
                if let Some(depth) = self.templates.last_mut() {
                    *depth -= 1;
                }
                self.close();
            }
            '/' if self.rest().starts_with("//") => {
                let length = self.rest().find(['\n', '\u{2028}', '\u{2029}']).unwrap_or(self.rest().len());
                self.at += length;
            }
            '/' if self.rest().starts_with("/*") => {
                let length = self.rest()[2..].find("*/").map_or(self.rest().len(), |end| end + 4);
                let broken = self.rest()[..length].contains('\n');
                self.at += length;
                self.space(if broken { '\n' } else { ' ' });
            }
            '/' if self.regex_may_begin() => self.regex(),
            '\n' => {
                self.at += 1;
                self.space('\n');
            }
            ' ' | '\t' | '\r' => {
                self.at += 1;
                self.space(' ');
            }
            other => self.copy(other.len_utf8()),
        }
    }

    fn open(&mut self) {
        self.copy(1);
        self.declares.push(false);
    }

    fn close(&mut self) {
        self.copy(1);
        self.declares.pop();
    }

    /// Begins a statement. A `const` right behind another goes on with that one's list: `const a=1,b=2`.
    fn statement(&mut self) -> bool {
        let is_const = self.rest().strip_prefix("const").is_some_and(|rest| rest.starts_with([' ', '\n', '{', '[']));
        let Some(declares) = self.declares.last_mut() else { return false };
        let again = std::mem::replace(declares, is_const) && is_const && self.out.ends_with(';');
        if again {
            self.out.pop();
            self.out.push(',');
            self.at += "const".len();
        }
        again
    }

    /// Holds one space or line end, however many stand there.
    fn space(&mut self, kind: char) {
        if self.held != Some('\n') {
            self.held = Some(kind);
        }
    }

    /// Writes the space that was held, if it is needed before `next`.
    fn settle(&mut self, next: char) {
        let Some(last) = self.out.chars().next_back() else {
            self.held = None;
            return;
        };
        let needed = match self.held.take() {
            Some('\n') if !("{[(,;".contains(last) || "}]).".contains(next)) => Some('\n'),
            Some(' ') if last == next && DOUBLED.contains(next) => Some(' '),
            Some(' ') if !(TIGHT.contains(last) || TIGHT.contains(next)) => Some(' '),
            _ => None,
        };
        if needed == Some('\n')
            && let Some(declares) = self.declares.last_mut()
        {
            // A statement may have ended here.
            *declares = false;
        }
        self.out.extend(needed);
    }

    fn quoted(&mut self, quote: char) {
        let mut escaped = false;
        let inner = &self.rest()[1..];
        let end = inner.char_indices().find(|&(_, c)| {
            let ends = c == quote && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        self.copy(end.map_or(usize::MAX / 2, |(at, _)| at + 2));
    }

    /// The text of a template up to its end or the next `${`.
    fn template(&mut self) {
        let mut escaped = false;
        let mut length = self.rest().len();
        for (at, c) in self.rest().char_indices() {
            if !escaped && c == '`' {
                length = at + 1;
                break;
            }
            if !escaped && c == '$' && self.rest()[at..].starts_with("${") {
                length = at + 2;
                self.templates.push(0);
                break;
            }
            escaped = c == '\\' && !escaped;
        }
        self.copy(length);
    }

    /// Whether a slash here divides nothing.
    fn regex_may_begin(&self) -> bool {
        let before = self.out.trim_end();
        let Some(last) = before.chars().next_back() else { return true };
        if last.is_alphanumeric() || matches!(last, '_' | '$') {
            let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').next();
            return word.is_some_and(|word| BEFORE_REGEX.contains(&word));
        }
        !matches!(last, ')' | ']' | '"' | '\'' | '`')
    }

    fn regex(&mut self) {
        let (mut escaped, mut class) = (false, false);
        let mut length = self.rest().len();
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => class = true,
                ']' => class = false,
                '/' if !class => {
                    length = at + 1;
                    break;
                }
                '\n' => {
                    length = at;
                    break;
                }
                _ => {}
            }
        }
        self.copy(length);
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn comments_and_indentation_go_and_lines_stay() {
        assert_eq!(
            strip("a()\n  b()\nif (c) {\n  d = e + +f;\n}\nelse g ()\n"),
            "a()\nb()\nif(c){d=e+ +f;}\nelse g()\n"
        );
        let text = "// @ts-check\n/** What. */\nimport { a } from \"./a.js\"; // why\n\n  let x = 1 /* one */ + 2;\n/* a\n b */ return\n";
        assert_eq!(strip(text), "import{a}from \"./a.js\";let x=1+2;return\n");
    }

    #[test]
    fn neighbouring_constants_share_a_list() {
        for (text, wanted) in [
            (
                "const a = 1;\nconst b = () => { const c = 2; const { d } = c; return d; };\n\nconst e = `${a};const `;",
                "const a=1,b=()=>{const c=2,{d}=c;return d;},e=`${a};const `;",
            ),
            ("const a = 1; let b; const c = 2;", "const a=1;let b;const c=2;"),
            ("const a = () => {}\nf(); const b = 1;", "const a=()=>{}\nf();const b=1;"),
            ("for (const a of b) c(a); const d = 1;", "for(const a of b)c(a);const d=1;"),
            (
                "export const a = 1; const b = 2; const constant = 3; constant;",
                "export const a=1;const b=2,constant=3;constant;",
            ),
            ("const a = 1; if (a) { b(); } const c = 1; const d = 2;", "const a=1;if(a){b();}const c=1;const d=2;"),
        ] {
            assert_eq!(strip(text), format!("{wanted}\n"), "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_comment_in_text_stays() {
        for (text, wanted) in [
            ("const a = \"// no /* comment */\";", "const a=\"// no /* comment */\";"),
            ("const a = 'it\\'s // here';", "const a='it\\'s // here';"),
            ("a = `// ${b ? `/* ${ c } */` : { d: 1 }.d}  //  e`;", "a=`// ${b?`/* ${c} */`:{d:1}.d}  //  e`;"),
            ("r = /[/\"]\\/\\/*'  /u.test(a) || b / c / d;", "r=/[/\"]\\/\\/*'  /u.test(a)||b / c / d;"),
            ("return /\\/\\* x/;", "return /\\/\\* x/;"),
            ("a = b - -c + -d - e++ + 1 +\n ++f; g\n  .h();", "a=b- -c+-d-e++ +1+\n++f;g.h();"),
            ("half = (a) / 2; quarter = list[0] / 4; // ", "half=(a)/ 2;quarter=list[0]/ 4;"),
        ] {
            assert_eq!(strip(text), format!("{wanted}\n"), "{text}");
        }
    }

    #[test]
    fn unfinished_text_is_copied_to_its_end() {
        for text in ["\"open", "`open ${x", "/* open", "a = /open", "}"] {
            assert!(!strip(text).is_empty());
        }
    }
}
