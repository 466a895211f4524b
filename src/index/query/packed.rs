//! Terms on their way into tantivy: cut and counted by our analyzer, packed into one text, taken apart again by a
//! tokenizer. tantivy's own form for cut text is JSON, which costs more than the rest of the index.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// After a term and after its position: no term holds them.
const END: [char; 2] = ['\t', '\n'];

/// Terms with their positions as one text.
#[derive(Default)]
pub struct Pack {
    /// `term TAB position LF`, over and over.
    pub text: String,
}

impl Pack {
    /// Adds a term, which consists of letters and digits.
    pub fn push(&mut self, term: &str, position: usize) {
        self.text.push_str(term);
        self.text.push(END[0]);
        self.text.push_str(&position.to_string());
        self.text.push(END[1]);
    }
}

/// Takes packed terms apart.
#[derive(Clone)]
pub struct Unpack;

impl Tokenizer for Unpack {
    type TokenStream<'a> = Unpacked<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Unpacked<'a> {
        Unpacked { rest: text, token: Token::default() }
    }
}

/// The terms that are still packed, and the one that was taken last.
pub struct Unpacked<'a> {
    rest: &'a str,
    token: Token,
}

impl TokenStream for Unpacked<'_> {
    fn advance(&mut self) -> bool {
        let Some((term, rest)) = self.rest.split_once(END[0]) else { return false };
        let Some((position, rest)) = rest.split_once(END[1]) else { return false };
        self.rest = rest;
        self.token.reset();
        self.token.text.push_str(term);
        self.token.position = position.parse().unwrap_or_default();
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_as_it_was() {
        let terms = [("수강", 7), ("신청", 7), ("help", 1 << 20), ("수강", 65)];
        let mut packed = Pack::default();
        terms.iter().for_each(|&(term, position)| packed.push(term, position));
        let mut found = Vec::new();
        let mut tokenizer = Unpack;
        let mut stream = tokenizer.token_stream(&packed.text);
        while let Some(token) = stream.next() {
            found.push((token.text.clone(), token.position));
        }
        assert_eq!(found, terms.map(|(term, position)| (term.to_owned(), position)));
        assert!(!Unpack.token_stream("").advance());
    }
}
