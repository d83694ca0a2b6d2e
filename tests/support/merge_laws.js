/* The laws of `courseMerge.merge`, on records drawn from a seed: (triples, seed) => how often each law was broken, for the merge that is
   published and for three others that a reader of the code might think as good. Small numbers and few ids, so that records meet. */
(triples, seed) => {
  const { canonical, merge, read, upgraded } = courseMerge;
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  const pick = (...all) => all[below(all.length)];
  const list = (most, make) => Array.from({ length: below(most + 1) }, make);
  const object = (ids, make) => Object.fromEntries(ids.filter(() => next() < 0.5).map((id) => [id, make()]));
  const maybe = (fields) => Object.fromEntries(Object.entries(fields).filter(() => next() < 0.6));

  const at = () => pick(below(6), below(6), below(60), 1e12 + below(3));
  const text = () => pick("", "a", "b", "ab", "ü", "a\n");
  const done = (fields = {}) => ({ at: at(), ...maybe({ day: pick("2026-11-26", "2026-11-27", "2099-01-01") }), ...fields });
  const version = () => (next() < 0.08 ? done() : done({ text: text(), ...maybe({ sitting: pick("s", "t", "u") }) }));
  const versions = () => list(next() < 0.05 ? 30 : 3, version);
  const attempt = () => done({ hash: pick("aa", "bb"), chose: below(3), ...maybe({ best: pick(true, false), sure: pick(true, false) }) });
  const draft = () => ({ seed: below(3), form: list(2, () => pick("q", "r")) });
  const wild = (deep = 0) => {
    const kind = below(deep > 3 ? 4 : 7);
    if (kind < 4) {
      return pick(null, true, below(3), text());
    }
    const inner = () => wild(deep + 1);
    if (kind === 4) {
      return list(3, inner);
    }
    return kind === 5 ? object(["at", "text", "x", "__proto__", "constructor"], inner) : done({ x: inner() });
  };
  const two = () => maybe({
    owners: list(2, () => pick("o1", "o2", "o3", "o4")),
    answers: object(["q", "r"], () => list(3, attempt)),
    attempts: list(2, () => done({ score: below(20), of: 20, ...draft() })),
    writes: object(["w", "v"], versions),
    sheets: object(["check"], () => object(["know", "try"], versions)),
    evaluation: object(["form"], () => object(["bias", "comments"], versions)),
    statement: object(["typed"], () => object(["keep", "name"], versions)),
    papers: object(["cpd"], () => object(["why", "client"], versions)),
    assessment: object(["draft"], () => done(draft())),
    chosen: object(["q", "r"], () => done({ seed: below(3), hash: "aa", chose: below(3) })),
    opened: object(["m", "n"], done),
    last: object(["page"], () => done(maybe({ page: pick("m", "n"), section: text() }))),
    endings: object(["c"], () => object(["e", "f"], done)),
    ways: object(["c"], () => list(2, () => done({ ending: pick("e", "f"), steps: list(2, () => ({ moment: pick("m", "n"), said: text() })) }))),
    practiced: object(["r"], () => object(["l", "k"], () => done(maybe({ said: pick(true, false) })))),
    later: wild(),
    odd: list(2, wild),
  });
  const one = () => maybe({
    answers: object(["q", "r"], () => list(3, attempt)),
    writes: object(["w", "v"], () => ({ at: at(), text: text() })),
    sheets: object(["check"], () => ({ at: at(), values: object(["know", "try"], text) })),
    evaluation: object(["form"], () => ({ at: at(), ratings: object(["bias", "comments"], text) })),
    statement: object(["typed"], () => ({ at: at(), keep: pick(true, false), ...maybe({ name: text() }) })),
    assessment: object(["draft"], () => ({ at: at(), ...draft(), chosen: object(["q", "r"], () => ({ hash: "aa", chose: below(3) })) })),
    later: wild(),
  });
  /* And now and then anything at all in the place of a part. */
  const spoiled = (record) => (next() < 0.1 ? { ...record, [pick("answers", "writes", "sheets", "owners", "odd", "at")]: wild() } : record);
  const drawn = () => read(next() < 0.3 ? upgraded(spoiled(one())) : spoiled(two()), "course");

  const sameOwner = (a, b) => a.owners.some((id) => b.owners.includes(id));
  const MERGES = {
    published: merge,
    "refuses where no owner is shared": (a, b) => (sameOwner(a, b) ? merge(a, b) : a),
    "the later record wins": (a, b) => (canonical(a) > canonical(b) ? a : b),
    "the newest two versions": (a, b) => {
      const joined = merge(a, b);
      Object.keys(joined.writes).forEach((id) => {
        joined.writes[id] = joined.writes[id].slice(-2);
      });
      return joined;
    },
  };

  const found = Object.fromEntries(Object.keys(MERGES).map((name) => [name, { commutative: 0, associative: 0, idempotent: 0, absorbs: 0, reads: 0, loses: 0 }]));
  const texts = (lists) => lists.flatMap(([where, all]) => all.filter((v) => v.text !== undefined).map((v) => [where, v]));
  for (let n = 0; n < triples; n++) {
    const [a, b, c] = [drawn(), drawn(), drawn()];
    Object.entries(MERGES).forEach(([name, join]) => {
      if (join !== merge && n >= 200) {
        return; // enough to be found out
      }
      const count = found[name];
      const ab = join(a, b);
      const same = (x, y) => canonical(x) === canonical(y);
      count.commutative += !same(ab, join(b, a));
      count.associative += !same(join(ab, c), join(a, join(b, c)));
      count.idempotent += !same(join(a, a), a);
      count.absorbs += !same(join(ab, b), ab);
      count.reads += !same(read(JSON.parse(JSON.stringify(ab)), "course"), ab);
      /* Every answer, attempt, owner and odd thing of both is there; every text, but where it was removed, written over in its sitting,
         or is older than twenty others. */
      const lost = [a, b].some((x) =>
        Object.entries(x.ways).some(([id, all]) => all.some((item) => !ab.ways[id]?.some((other) => same(item, other)))) ||
        ["owners", "attempts", "odd"].some((part) => x[part].some((item) => !ab[part].some((other) => same(item, other)))) ||
        Object.entries(x.answers).some(([q, all]) => all.some((item) => !ab.answers[q]?.some((other) => same(item, other)))) ||
        [[x.writes, ab.writes], [x.papers.cpd ?? {}, ab.papers.cpd ?? {}]].some(([mine, joined]) => texts(Object.entries(mine)).some(([id, v]) => {
          const all = joined[id] ?? [];
          const there = all.some((other) => same(v, other));
          const removed = all.some((other) => other.text === undefined && other.at >= v.at);
          const writtenOver = v.sitting !== undefined && all.some((other) => other.sitting === v.sitting && other.at >= v.at);
          return !there && !removed && !writtenOver && all.filter((other) => other.text !== undefined && other.at >= v.at).length < 20;
        })));
      count.loses += lost;
    });
  }
  return found;
}
