/* A page on a disk may not start a worker from a file. The search's comes from the page's memory instead; it is the only one, whatever
   address Material's bundle gives. The package puts its text, `courseWorker`, before this, and the bundle behind.
   Material's own way, the shim iframe-worker, writes an inline script that holds the address of the file: no policy that is computed
   before somebody unpacks the copy can let that run, and no other. */
globalThis.Worker = class extends Worker {
  constructor() {
    super(URL.createObjectURL(new Blob([globalThis.courseWorker], { type: "text/javascript" })));
  }
};
