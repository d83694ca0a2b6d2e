// deno-lint-ignore-file no-var -- what belongs to the page is a `var`
/* What the scripts of the pages share, for the type checker alone: nothing of this is published.
   Each of the scripts keeps one thing under a name of its own; what is in it, and what the record is made of, stands here. */

declare namespace Course {
  // --- The record: merge.js has the table of its parts ---------------------------------------------------------------

  /** By the id of a question, a module, a sheet …. Made without a prototype, so that no id means anything else. */
  type ById<T> = { [id: string]: T };
  /** What a text of JSON may hold. */
  type Found = { [key: string]: unknown };

  /** Something that was done. `day` is missing in what 1.0.0 kept. */
  interface Entry {
    at: number;
    day?: string;
  }
  interface Choice {
    hash: string;
    chose: number;
  }
  /** At a question. */
  interface Attempt extends Entry, Choice {
    best?: boolean;
    sure?: boolean;
  }
  /** Of a text. One without a text says that the reader removed what was before it. */
  interface Version extends Entry {
    text?: string;
    sitting?: string;
  }
  /** One with a text. */
  interface Written extends Version {
    text: string;
  }
  /** Of a form of the assessment. */
  interface Draft extends Entry {
    seed?: number;
    form?: string[];
  }
  /** As 1.0.0 kept it. */
  interface OldDraft extends Draft {
    chosen: ById<Choice>;
  }
  /** A draft that still fits, with what is chosen of it. */
  interface Begun {
    seed?: number;
    form: string[];
    chosen: ById<Choice>;
  }
  interface Chosen extends Entry, Choice {
    seed?: number;
  }
  /** A form of the assessment that was handed in. */
  interface HandedIn extends Draft {
    score: number;
    of: number;
    version?: string;
    content?: string;
    answers?: ById<Choice & { best?: boolean }>;
  }
  interface Done extends Entry {
    of?: number;
  }
  interface Last extends Entry {
    page?: string;
    /** The id of a heading, where one was passed. */
    section?: string;
  }
  /** A moment of a case, and the words that were chosen there. */
  interface Step {
    moment: string;
    said: string;
  }
  /** A way through a case, to its end. */
  interface Way extends Entry {
    ending: string;
    steps: Step[];
  }
  /** Whether a line of a rehearsal was practiced. */
  interface Practiced extends Entry {
    said?: boolean;
  }

  type Parts = {
    owners: string[];
    answers: ById<Attempt[]>;
    attempts: HandedIn[];
    writes: ById<Version[]>;
    sheets: ById<ById<Version[]>>;
    confidence: ById<ById<Version[]>>;
    evaluation: ById<ById<Version[]>>;
    statement: ById<ById<Version[]>>;
    papers: ById<ById<Version[]>>;
    assessment: ById<Draft>;
    chosen: ById<Chosen>;
    reopened: ById<Entry>;
    opened: ById<Entry>;
    done: ById<Done>;
    last: ById<Last>;
    endings: ById<ById<Entry>>;
    ways: ById<Way[]>;
    practiced: ById<ById<Practiced>>;
  };
  /** Parts that this version does not know survive in it. */
  type Kept = Parts & {
    format: number;
    course: string;
    odd: unknown[];
  };
  /** Parts of which the latest entry of an id counts. */
  type LatestPart = "assessment" | "chosen" | "opened" | "done" | "last";
  /** Where a text stands: ["writes", "write-oh-now"] or ["evaluation", "form", "comments"]. */
  type Where = string[];
  /** How many things of each part. */
  type News = { [part in keyof Parts]: number };

  /** Where a value stands in a record that is read: ["answers", "when-oh-now", 0]. */
  type Path = (string | number)[];
  /** Of an entry, each with what it must be. */
  type Fields = { [field: string]: (x: unknown) => boolean };
  /** How a value of a part is read, and how two are joined. */
  interface Kind<T> {
    read(found: unknown, place: Path, aside: Aside): T | undefined;
    join(a: T, b: T): T;
  }
  /** Takes what could not be read, with its place. */
  type Aside = (place: Path, value: unknown) => undefined;

  interface Merge {
    FORMAT: number;
    parts: (keyof Parts)[];
    isObject(x: unknown): x is Found;
    isEntry(x: unknown): x is Entry & Found;
    canonical(x: unknown): string;
    tidy<T>(x: T, depth?: number, within?: boolean): T;
    merge(a: Kept, b: Kept): Kept;
    read(found: Found, course: string): Kept;
    upgraded(found: Found): Found;
    current(list?: Version[]): string | undefined;
    earlier(list?: Version[]): Written[];
    stamp(now: number, entries: Entry[]): number;
    news(before: Parts, after: Parts): News;
  }

  // --- The store -----------------------------------------------------------------------------------------------------

  /** Why a text is not kept; nothing where it is. */
  type Refusal = "" | "full" | "forbidden";
  /** Keeps texts by their keys: keeper.js. */
  interface Keeper {
    get(key: string): string | null | undefined;
    put(key: string, value: string): Refusal;
    drop(key: string): void;
    keys(): string[];
    hear(act: (key: string | null, value: string | null) => void): void;
  }
  /** By the names that `data-place` may have. */
  type Keepers = { [place: string]: (browser: Window) => Keeper };

  /** Where the pages of the site stand: paths.js. A path is from the site's root: `modules/time-outs/#plan`. */
  interface Paths {
    root: string;
    /** The path of the page that is open. */
    page: string;
    /** Where a link to a path leads. */
    to(path: string): string;
    /** The path that a link leads to; null where it leads out of the site. */
    of(link: HTMLAnchorElement): string | null;
    /** The address at which a path is published; nothing where nobody has said where the course is. */
    address(path: string): string;
  }

  /** What is said on the page where the record is not kept or cannot be read: notices.js. */
  interface Notices {
    says: { [why in Refusal | "newer" | "none" | "another" | "unnumbered" | "empty" | "unchanged"]: string };
    tell(reason: string): void;
    quietly(act: () => void): void;
    notice(): string;
  }

  /** What a record is, for people. */
  interface About {
    name: string;
    begun: string;
    answers: number;
    texts: number;
  }
  type Owner = "nobody" | "same" | "unknown";
  interface Examined {
    record: Kept;
    owner: Owner;
    about: About;
    here: About;
    refused?: undefined;
  }
  interface Refused {
    refused: string;
    owner?: undefined;
  }
  interface Incoming {
    parsed(text: string | null | undefined): unknown;
    parse(text: string, course: string): Kept | string;
    examined(text: string, here: Kept, today: string): Examined | Refused;
  }
  interface Texts {
    at(record: Kept, where: Where): Version[];
    put(record: Kept, where: Where, versions: Version[]): void;
    goesOn(
      versions: Version[],
      sitting: string | undefined,
      now: { text: string; today: string; kept: boolean },
    ): boolean;
    without(versions: Version[], cut: Entry & { day: string }, all?: boolean): Version[];
  }
  /** A question on the page, as mkdocs-quiz knows it. */
  interface Asked {
    id: string;
    hash: string;
    best: number;
    options: number;
  }

  interface QuizBridge {
    PREFIX: string;
    note(record: Kept, questions: Asked[]): ById<object> | null;
    attempts(before: unknown, questions: Asked[]): { id: string; attempt: Omit<Attempt, "at"> }[];
  }

  interface Store {
    course: string;
    read(): Kept;
    change(edit: (record: Kept) => void): boolean;
    quietly: Notices["quietly"];
    merge(a: Kept, b: Kept): Kept;
    canonical(x: unknown): string;
    tidy: Merge["tidy"];
    parse(text: string): Kept | string;
    answer(question: string, attempt: Omit<Attempt, "at">): boolean;
    reopen(question: string): boolean;
    set<P extends LatestPart>(part: P, id: string, fields: Omit<Parts[P][string], "at">): boolean;
    write(texts: [Where, string][]): boolean;
    forget(wheres: Where[], all?: boolean): boolean;
    text(...where: Where): string;
    forbidden(): boolean;
    earlier(...where: Where): Written[];
    entry<F extends object>(entries: (Entry | undefined)[], fields: F): Entry & { day: string } & F;
    restoreQuiz(questions: Asked[]): void;
    tell: Notices["tell"];
    notice: Notices["notice"];
    exported(): string;
    examined(text: string): Examined | Refused;
    taken(found: Examined): { kept: boolean; news: News };
    erase(): void;
    aside(): unknown[];
    today(): string;
    /** When the record was last saved as a file on this device, in milliseconds; 0 for never. With a moment: note it. */
    lastExport(at?: number): number;
    scheme(value?: string): string | null | undefined;
  }

  // --- Days, elements, questions ---------------------------------------------------------------------------------------

  /** Days are texts: "2026-11-27". */
  interface Days {
    of(at: number): string;
    isDay(x: unknown): x is string;
    plus(day: string, days: number): string;
    when(entry: Entry, today: string): string;
    inOrder(entries: Entry[], today: string): string[];
    shown(day: string, options?: Intl.DateTimeFormatOptions): string;
    written(day: string): string;
  }

  /** A class of elements. */
  type ElementKind<T extends Element> = { new (): T };

  /** What every element of the course is: element.js. */
  interface PageElement extends HTMLElement {
    build(): boolean | void;
    listen(signal: AbortSignal): void;
  }
  type Attributes = { [name: string]: string | number };

  interface Dom {
    element<N extends keyof HTMLElementTagNameMap>(
      name: N,
      content?: Node | string | (Node | string)[],
      attributes?: Attributes,
    ): HTMLElementTagNameMap[N];
    button(text: string, act?: () => void): HTMLButtonElement;
    group(legend: string, className: string): HTMLFieldSetElement;
    option(
      group: HTMLFieldSetElement,
      type: "radio" | "checkbox",
      name: string,
      value: string,
      ...content: (Node | string)[]
    ): HTMLInputElement;
    link(text: string, path: string, attributes?: Attributes): HTMLAnchorElement;
    save(name: string, type: string, text: string): void;
    earlier(...where: Where): HTMLElement;
    goTo(title: HTMLElement): void;
    later(act: () => void): void;
    the<T extends Element>(kind: ElementKind<T>, within: ParentNode, selector: string): T;
    known<T>(list: Map<string, T>, what: string, id: string): T;
    facts(): Facts;
    clicked<T extends Element>(kind: ElementKind<T>, event: Event, selector: string): T | null;
    all<T extends Element>(kind: ElementKind<T>, within: ParentNode, selector: string): T[];
  }

  /** Which of some texts somebody looks for: words.js. */
  interface Finding {
    find(typed: string, texts: string[]): { found: boolean[]; all: boolean };
  }

  /** Whether to remind of an export: export-due.js. Of a record, of when it was last saved as a file (0 for never), and of now, in
   * milliseconds. */
  interface ExportDue {
    says(record: Kept, exported: number, now: number): string;
    last(record: Kept): number;
  }

  /** A copy of the course on this device: when it was kept, in milliseconds, and its bytes. */
  interface Copy {
    at: number;
    bytes: number;
  }

  /** The copy that a reader may keep: kept-copy.js. */
  interface KeptCopy {
    isPossible(): boolean;
    look(): Promise<Copy | undefined>;
    begin(): Promise<Copy | undefined>;
    end(): Promise<void>;
  }

  /** What is asked of a voice of the browser. */
  type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

  /** Which voice says a line, and what it says: voice.js. */
  interface VoiceChoice {
    own<V extends Voice>(voices: V[]): V | undefined;
    spoken(line: string): string;
  }

  interface InBank {
    id: string;
    objective: string;
    /** Whether it tells a safety story. */
    safety: boolean;
  }
  /** How many questions a form has, and how many of them at least are safety stories. */
  interface Size {
    questions: number;
    safety: number;
  }
  /** Of some questions of a form: how many there are, and how many were answered with the best option. */
  interface Counted {
    of: number;
    right: number;
    missed: string[];
  }
  interface Profile extends Counted {
    objectives: (Counted & { id: string })[];
    /** Of danger: the safety stories. */
    signs: Counted & { again: boolean };
  }
  /** Of several forms that were handed in, the one that a paper names. */
  interface Named {
    attempt: HandedIn;
    day: string;
    first: string;
    forms: number;
  }
  /** A question of a form that was handed in, as it stands today. */
  interface LookedAt {
    id: string;
    state: "same" | "open" | "reworded" | "gone";
    chose: number;
  }
  interface Attempts {
    named(attempts: HandedIn[], today: string): Named;
    looked(attempt: HandedIn, bank: Map<string, { options: number; hash: string }>): LookedAt[];
  }
  /** What was done of a module: `tried` where something was answered, `whole` where everything was. */
  interface Portion {
    id: string;
    first: string;
    last: string;
    tried: boolean;
    whole: boolean;
    says: string;
    minutes: number;
  }
  interface PortionOf {
    modules(facts: Facts, record: Kept, today: string): Portion[];
    minutes(chosen: Portion[], facts: Facts): { read: number; stated: number };
    blank(found: Portion[], device: { notice: string; newer: string; aside: boolean }): string;
  }
  interface Item {
    options(item: HTMLElement): HTMLElement[];
    number(item: HTMLElement, n: number, of: number): HTMLHeadingElement;
    ask(item: HTMLElement, order: number[], picked: number, onPick: (chose: number) => void): HTMLFieldSetElement;
    reveal(item: HTMLElement, chose: number): HTMLElement;
  }
  interface Draw {
    seed(): number;
    random(seed: number): () => number;
    shuffled<T>(list: T[], next: () => number): T[];
    draw(bank: InBank[], size: Size, seed: number): string[];
    another(bank: InBank[], size: Size, seed: number, last: string[]): { seed: number; form: string[] };
  }

  // --- For supervision ---------------------------------------------------------------------------------------------------

  /** What the page says of what a reader may have written, played and practiced: the block `bring-words`. */
  interface Words {
    asks: { id: string; module: string; section: string; asks: string }[];
    moments: ById<{ module: string; titles: ById<string> }>;
    rehearsals: {
      id: string;
      title: string;
      url: string;
      module: string;
      lines: { id: string; title: string; level: string; says: string }[];
    }[];
    /** The assessment's. */
    bank: Pick<InBank, "id" | "objective">[];
    /** Modules that are named only where the reader says so. */
    quiet: string[];
  }
  /** Something of the record that could be brought: `key` is its own for as long as it is there. */
  interface Brought {
    key: string;
    group: "texts" | "ways" | "lines" | "scores";
    title: string;
    asks: string;
    own: string;
    /** How many characters at the end of one's own text are left out. */
    cut: number;
    url: string;
  }
  /** The dots of a case: how many decisions were taken, and how many are left at least and at most. */
  type Track = (taken: number, least: number, most: number) => string[];
  /** A way with its words, from the record or from the page of its case. */
  interface Told {
    steps: { title: string; said: string }[];
    ending: string;
  }
  interface Handover {
    WANT: string;
    MOST: number;
    TITLES: { [group in Brought["group"]]: string };
    found(course: { facts: Facts; words: Words }, record: Kept, review: Reviewed[]): Brought[];
    cut(text: string): { text: string; cut: number };
    text(brought: Brought[], head: { want: string; title: string; day: string; address: Paths["address"] }): string;
    file(text: string): string;
  }

  /** A part of a sheet: its title, and what stands under each of its labels. */
  interface Part {
    title: string;
    fields: [label: string, value: string][];
  }
  interface Csv {
    safe(text: string): string;
    tabulate(parts: Part[]): string[][];
    write(rows: string[][]): string;
  }

  // --- What the page says of the course: the block `course-data` ---------------------------------------------------------

  interface Module {
    id: string;
    title: string;
    url: string;
    minutes: number;
    questions: { id: string; hash: string; objective: string }[];
  }
  interface Facts {
    title: string;
    version: string;
    content: string;
    objectives: { [id: string]: string };
    /** That the course states; on the page of the papers. */
    hours: number;
    modules: Module[];
    cases: { id: string; title: string; url: string; endings: number }[];
    /** Of each module, the titles of its sections by their ids: on *My course* alone. */
    sections?: ById<ById<string>>;
  }
  /** What the record says of a question. */
  interface Reviewed {
    id: string;
    module: string;
    objective: string;
    answered: boolean;
    best: boolean;
    missed: boolean;
    confident: boolean;
    due: boolean;
    dates: string[];
  }
  /** A day of a calendar file: it lasts the whole day. `id` is unique among those of that day. */
  interface CalendarEvent {
    day: string;
    id: string;
    title: string;
    says: string;
    address: string;
  }
  /** A plan for a supervisee: what each week asks, as a text. `address` is empty where nobody has said where the course is. */
  interface Plan {
    id: string;
    address: string;
    weeks: string[];
  }

  // --- What *My course* shows of it: summary.js and drawing.js -----------------------------------------------------------

  /** Where the reader was. */
  interface Place {
    page: string;
    section: string;
  }
  interface Reading {
    acted(record: Kept): boolean;
    section(headings: { id: string; top: number }[], height: number): string;
    resume(record: Pick<Kept, "last">, untraced: (path: string) => boolean): Place | null;
  }
  /** A module on the path. */
  interface Stop {
    id: string;
    number: number;
    title: string;
    url: string;
    state: "new" | "opened" | "answered" | "done";
    answered: number;
    of: number;
    best: number;
    /** In minutes. */
    left: number;
    /** Whether no note is kept of its being opened. */
    quiet: boolean;
    /** Whether the reader was here last. */
    here: boolean;
  }
  /** Where something leads, in words. */
  interface Lead {
    says: string;
    url: string;
  }
  /** Of some questions: those answered with the best option, all that were answered, all. */
  interface Share {
    best: number;
    answered: number;
    of: number;
  }
  interface Summary {
    next: Lead;
    empty: boolean;
    stops: Stop[];
    place: (Lead & { stop: Stop }) | null;
    minutes: { left: number; of: number };
    today: {
      sure: Lead[];
      missed: number;
      due: number;
      ready: number;
      next: { day: string; questions: number } | null;
    };
    objectives: (Share & { id: string; says: string })[];
    cases: (Facts["cases"][number] & { seen: number })[];
    /** The newest first. */
    attempts: HandedIn[];
  }
  /** A picture as a tree. */
  type Drawn = [name: string, attributes: Attributes, children?: (Drawn | string)[]];
  interface Drawing {
    path(stops: Stop[], to: Paths["to"]): Drawn;
    bar(share: Share): Drawn;
    dots(n: number, of: number): Drawn;
    says(stop: Stop): string;
    node(drawn: Drawn): Element;
  }

  // --- In a learning management system: lms/ -------------------------------------------------------------------------

  /** What an edition of SCORM calls its object, its functions and the values that the course uses. */
  interface Edition {
    object: string;
    calls: { [call in "begin" | "get" | "put" | "commit" | "finish" | "error" | "says"]: string };
    /** How many characters the suspend data may have. */
    room: number;
    names: { [name: string]: string };
  }
  /** A system that answers. `put`, `commit`, `begin` and `finish` give why they were refused: "" where they were not. */
  interface System {
    edition: string;
    room: number;
    begin(): string;
    get(name: string): string;
    put(name: string, value: string): string;
    commit(): string;
    finish(): string;
  }
  interface Lms {
    find(here: Window, edition: string): System | null;
  }
  interface TaughtQuestion {
    id: string;
    hash: string;
    best: number;
    module: string;
  }
  /** What packing and reporting need of the course: taught.js of the package. */
  interface Taught {
    course: string;
    edition: string;
    /** That of the lists, for which a text was packed. */
    name: string;
    version: string;
    content: string;
    pages: string[];
    start: string;
    modules: string[];
    questions: TaughtQuestion[];
    assessed: Omit<TaughtQuestion, "module">[];
    cases: { id: string; moments: { id: string; choices: [says: string, leads: string][] }[] }[];
    lines: { rehearsal: string; line: string }[];
    /** Whether the module's questions give a score. */
    scored: boolean;
  }
  interface Pack {
    write(record: Kept, facts: Taught, room: number): string;
    read(text: string, facts: Taught, course: string): Found | null;
  }
  /** Of 0 to 1, but for what there is none of. */
  interface Reported {
    complete: boolean;
    progress: number;
    score: number | null;
  }
  type ReportOf = (record: Kept, facts: Taught) => Reported;
}

declare var coursePaths: Course.Paths;
/** The text of the search's worker, in a copy on a disk. */
declare var courseWorker: string;
declare var courseDays: Course.Days;
declare var courseHandover: Course.Handover;
declare var courseTrack: Course.Track;
declare var courseWay: (told: Course.Told) => string;
declare var courseCopy: (text: string, said: HTMLElement, where: () => HTMLElement) => Promise<void>;
declare var courseAttempts: Course.Attempts;
declare var coursePortion: Course.PortionOf;
declare var courseMerge: Course.Merge;
declare var courseKeepers: Course.Keepers;
declare var courseNotices: Course.Notices;
declare var courseQuizBridge: Course.QuizBridge;
declare var courseIncoming: Course.Incoming;
declare var courseTexts: Course.Texts;
declare var courseStore: Course.Store;
declare var courseDom: Course.Dom;
declare var courseWords: Course.Finding;
declare var courseKeptCopy: Course.KeptCopy;
declare var courseExportDue: Course.ExportDue;
declare var courseVoice: Course.VoiceChoice;
declare var courseElement: Course.ElementKind<Course.PageElement>;
declare var courseItem: Course.Item;
declare var courseDraw: Course.Draw;
declare var courseProfile: (bank: Course.InBank[], form: string[], best: (id: string) => boolean) => Course.Profile;
declare var courseCsv: Course.Csv;
declare var courseUntraced: (path: string) => boolean;
declare var courseOpened: (record: Course.Kept, module: Course.Module) => Course.Entry | undefined;
declare var courseReading: Course.Reading;
declare var courseDrawing: Course.Drawing;
declare var courseSummary: (
  data: Course.Facts,
  record: Course.Kept,
  review: Course.Reviewed[],
  untraced: (path: string) => boolean,
) => Course.Summary;
declare var courseReview: (data: Course.Facts, record: Course.Kept, now: number) => Course.Reviewed[];
declare var courseEvents: (
  events: Course.CalendarEvent[],
  where: { course: string; about: string; now: number },
) => string;
declare var coursePlanWeeks: (plan: Course.Plan, first: string) => Course.CalendarEvent[] | null;
declare var courseCalendar: (
  title: string,
  review: Pick<Course.Reviewed, "dates">[],
  where: { course: string; address: string; now: number },
) => string;

interface HTMLElementTagNameMap {
  "course-earlier": HTMLElement;
  "course-heard-line": HTMLElement;
  "course-progress": HTMLElement;
  "course-seen": HTMLElement;
}
interface WindowEventMap {
  courserecord: CustomEvent<{ ended?: boolean }>;
  quizProgressUpdate: CustomEvent<{ total: number; answered: number; correct: number }>;
}
declare var courseLms: Course.Lms;
declare var coursePack: Course.Pack;
declare var courseReport: Course.ReportOf;
declare var courseTaught: Course.Taught;
declare var courseStorage: (act: (key: string | null) => void) => Storage;
declare var courseSession: { storage: Storage; begin(): void; leaveQuickly(): void };
