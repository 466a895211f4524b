// What a page is besides its words, as markdown-it reads it.

import { dirname, join, normalize } from 'node:path';

import yaml from 'js-yaml';
import MarkdownIt from 'markdown-it';
import definitions from 'markdown-it-deflist';

const parser = new MarkdownIt({ html: true, linkify: false }).use(definitions);
// Pages with components know no code by indentation.
const components = new MarkdownIt({ html: true, linkify: false }).use(definitions).disable('code');
const PROSE_ATTRIBUTES = new Set(['alt', 'aria-label', 'caption', 'content', 'description', 'heading', 'label', 'placeholder', 'subtitle', 'summary', 'text', 'title']);
const PROSE_KEYS = new Set(['title', 'description', 'sidebar_label', 'sidebarTitle', 'linkTitle', 'nav_title', 'short_title', 'pagination_label', 'label', 'name', 'text', 'tagline', 'details', 'summary']);
const VERBATIM = /^(code|kbd|pre|samp|script|style|textarea|var)$/i;

/** The parts of a page: front matter and text. */
export function parts(text) {
  const found = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(\r?\n|$)/.exec(text);
  return found ? { front: found[1], body: text.slice(found[0].length) } : { front: null, body: text };
}

/** The prose of a page, roughly: for counting words. */
export function prose(text) {
  const out = [];
  walk(parser.parse(parts(text).body, {}), token => {
    if (token.type === 'text') out.push(token.content);
  });
  return out.join('\n');
}

function walk(tokens, visit) {
  for (const token of tokens) {
    visit(token);
    if (token.children) walk(token.children, visit);
  }
}

/** javascript.info writes its notes as code fences: what stands in them is prose. */
function notes(text) {
  const open = [];
  let code = null;
  return text.split('\n').map(line => {
    const [, mark, info] = /^[ \t]*(`{3,})(.*?)\s*$/.exec(line) ?? [];
    if (!mark) return line;
    if (code !== null) {
      if (info === '' && mark.length >= code) code = null;
      return line;
    }
    if (info === '' && open.length > 0 && mark.length >= open.at(-1)) {
      open.pop();
      return '';
    }
    if (/^(smart|warn|compare|online|offline|summary)\b/.test(info)) {
      open.push(mark.length);
      return '';
    }
    code = mark.length;
    return line;
  }).join('\n');
}

/** Lists of what must not change, by kind, and the anchors of the page's headings. */
export function outline(text, file) {
  const { front, body: written } = parts(text);
  const body = notes(written);
  const found = { blocks: [], links: [], code: [], html: [], keys: keys(front), templates: templates(body) };
  const headings = [];
  let heading = null;
  let verbatim = 0;
  const env = {};
  const mdx = file.endsWith('.mdx');
  // In MDX a fence may stand at any depth, and a line with nothing but a component's tag ends no paragraph and begins no HTML: markdown goes on behind it.
  const shallow = body.replace(/^[ \t]{2,}(```+|~~~+)/gm, '  $1');
  const read = mdx ? shallow.replace(/^[ \t]*<\/?[A-Z][^<>]*>[ \t]*$/gm, tag => `\n${tag}\n`) : body;
  walk((mdx ? components : parser).parse(read, env), token => {
    if (token.type === 'heading_open') {
      heading = [];
      verbatim = 0;
    }
    if (token.type === 'heading_close') {
      headings.push(heading.join(''));
      heading = null;
    }
    if (heading && (token.type === 'text' || token.type === 'code_inline')) heading.push(token.content);
    if (token.type !== 'text' && token.type !== 'inline' && token.type !== 'softbreak') found.blocks.push(token.type + token.markup + token.tag);
    if (token.type === 'link_open') found.links.push(token.attrGet('href'));
    if (token.type === 'image') found.links.push(token.attrGet('src'));
    if (token.type === 'code_inline') found.code.push(token.content);
    if (token.type === 'fence' || token.type === 'code_block') found.code.push(token.info + '\n' + token.content);
    if (verbatim > 0 && token.type === 'text') found.code.push(token.content);
    if (token.type === 'html_block' || token.type === 'html_inline') {
      const tags = html(token.content);
      found.html.push(...tags.list);
      found.links.push(...tags.links);
      verbatim = Math.max(0, verbatim + tags.open);
    }
    if (token.type === 'paragraph_open') verbatim = 0;
  });
  for (const [label, { href }] of Object.entries(env.references ?? {})) found.links.push(`[${label}]: ${href}`);
  return { found, anchors: slugs(headings) };
}

/** Links to headings of pages as links to the number of the heading, whatever it is called. */
export function meant(links, file, pages) {
  return links.map(link => {
    const hash = link.indexOf('#');
    if (hash < 0 || link.startsWith('[')) return link;
    const path = decoded(link.slice(0, hash));
    const target = path === '' ? file : normalize(join(dirname(file), path)).replace(/\/$/, '');
    // Many generators leave the ending out of addresses.
    const page = ['', '.md', '.mdx', '/index.md', '/index.mdx'].map(end => pages.get(target + end)).find(Boolean);
    const at = page?.anchors.findIndex(own => own.includes(decoded(link.slice(hash + 1)))) ?? -1;
    return at < 0 ? link : `${link.slice(0, hash)} heading ${at}`;
  });
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** By heading, the anchors that generators make of it. */
function slugs(headings) {
  const seen = new Map();
  return headings.map(text => {
    const own = /\{#([^}\s]+)\}\s*$/.exec(text) ?? /\{\/\*\s*#?([^}\s]+)\s*\*\/\}\s*$/.exec(text);
    if (own) return [own[1]];
    const github = text.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replace(/ /g, '-');
    const plain = text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/^-|-$/g, '');
    return [...new Set([github, plain])].map(slug => {
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count ? `${slug}-${count}` : slug;
    });
  });
}

/** Tags with their attributes; the text of code; how many elements of code are opened and not closed. */
function html(text) {
  const list = [];
  const links = [];
  // Components hold markdown: what stands between backticks there is code.
  text = text.replace(/`[^`\n]+`/g, code => (list.push(code), ''));
  let open = 0;
  let last = 0;
  for (const found of text.matchAll(/<!--[\s\S]*?-->|<\/?([A-Za-z][\w.-]*)((?:\s+|"[^"]*"|'[^']*'|[^>"'])*)>/g)) {
    if (open > 0) list.push(text.slice(last, found.index));
    last = found.index + found[0].length;
    if (!found[1]) {
      list.push(found[0]);
      continue;
    }
    const closing = found[0].startsWith('</');
    if (VERBATIM.test(found[1]) && !found[0].endsWith('/>')) open += closing ? -1 : 1;
    const attributes = found[2].replace(/([\w:@.-]+)(\s*=\s*)("[^"]*"|'[^']*')/g, (all, name, sign, value) =>
      PROSE_ATTRIBUTES.has(name.toLowerCase()) ? name + sign + value[0] + value[0] : all);
    // A link to a heading is told apart: the heading may be called otherwise.
    const led = attributes.replace(/(href\s*=\s*)(["'])([^"']*#[^"']*)\2/, (all, name, quote, url) => (links.push(url), name));
    list.push((closing ? '</' : '<') + found[1] + led);
  }
  return { list, links, open };
}

/** Keys of the front matter with their values; of those that people read the kind of value alone. */
function keys(front) {
  if (front === null) return [];
  let tree;
  try {
    tree = yaml.load(front, { schema: yaml.CORE_SCHEMA });
  } catch {
    return ['unreadable', front];
  }
  const out = [];
  const look = (node, path, prose) => {
    if (node && typeof node === 'object') {
      for (const [key, value] of Object.entries(node)) look(value, `${path}/${key}`, PROSE_KEYS.has(key));
    } else {
      out.push(`${path}: ${prose ? typeof node : JSON.stringify(node)}`);
    }
  };
  look(tree, '', false);
  return out;
}

/** What other programs read: tags of templates, expressions, imports. */
function templates(body) {
  const prose = body.replace(/(^|\n)(```|~~~)[\s\S]*?\n\2/g, '');
  const found = prose.match(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<%[\s\S]*?%>|\$\{[^}\n]*\}|^(import|export) .*$/gm);
  // Titles and alternative texts in them are read by people.
  const blank = tag => tag.replace(/([\w-]+)(\s*=\s*)("[^"]*"|'[^']*')/g, (all, name, sign) => PROSE_ATTRIBUTES.has(name) ? name + sign : all);
  return (found ?? []).map(blank);
}
