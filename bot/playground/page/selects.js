/** Slack's select menus: static, external, people, conversations and channels, for one or several. */
import { avatar, channels, displayName, people } from "./directory.js";
import { Combobox } from "./combobox.js";
import { plain } from "./text.js";
import { fieldOf } from "./values.js";

const fromOption = (option) => ({ key: option.value, label: plain(option.text), detail: plain(option.description), data: option });
const fromPerson = (person) => ({ key: person.id, label: displayName(person), detail: person.title, data: person.id, picture: () => avatar(person.id, displayName(person), 20) });
const fromChannel = (channel) => ({ key: channel.id, label: channel.kind === "im" ? channel.name : `#${channel.name}`, data: channel.id });

function matching(options, query) {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = `${option.label} ${option.detail || ""}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function groupsOf(answer) {
  if (answer.option_groups) return answer.option_groups.map((group) => ({ label: plain(group.label), options: (group.options || []).map(fromOption) }));
  return [{ label: "", options: (answer.options || []).map(fromOption) }];
}

function conversations(element) {
  const { include } = element.filter || {};
  return channels().filter((channel) => !channel.archived && (!include || include.includes(channel.kind)));
}

/** Per kind: what can be chosen (`load`), and how a stored value is shown again (`show`). */
const KINDS = {
  static: { load: (element) => groupsOf(element), show: fromOption },
  external: { load: (element, bound, query) => bound.options(query).then(groupsOf), show: fromOption, remote: true },
  users: { load: () => [{ options: people().map(fromPerson) }], show: (id) => ofId(people(), id, fromPerson) },
  conversations: { load: (element) => [{ options: conversations(element).map(fromChannel) }], show: (id) => ofId(channels(), id, fromChannel) },
  channels: { load: () => [{ options: channels().filter((one) => one.kind === "public" && !one.archived).map(fromChannel) }], show: (id) => ofId(channels(), id, fromChannel) },
};

function ofId(all, id, make) {
  const found = all.find((one) => one.id === id);
  return found ? make(found) : { key: id, label: id, data: id };
}

async function search(kind, element, bound, query) {
  const groups = await kind.load(element, bound, query);
  if (kind.remote) return groups;
  return groups.map((group) => ({ ...group, options: matching(group.options, query) }));
}

/** The control of any `…_select` element; `bound` reads, writes and reports its state. */
export function select(element, bound) {
  const multi = element.type.startsWith("multi_");
  const kind = KINDS[element.type.replace("multi_", "").replace("_select", "")];
  const field = fieldOf(element);
  const shown = () => [bound.read()[field]].flat().filter(Boolean).map(kind.show);
  const box = new Combobox({
    multi, props: bound.props, placeholder: plain(element.placeholder) || (multi ? "Select options" : "Select an option"),
    chosen: shown(), clearable: bound.optional, max: element.max_selected_items || Infinity,
    remote: Boolean(kind.remote), minQuery: kind.remote ? element.min_query_length ?? 3 : 0,
    search: (query) => search(kind, element, bound, query),
    onChange: (options) => {
      const data = options.map((option) => option.data);
      bound.change({ [field]: multi ? data : data[0] ?? null }, () => box.show(shown()));
    },
  });
  return box.node;
}
