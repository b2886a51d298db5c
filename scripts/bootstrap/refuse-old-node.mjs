// Written in the JavaScript of old Nodes, and imported before anything newer, so that they can still say this sentence.
if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error(
    'Mendian needs Node 18 or newer, and this is ' +
      process.version +
      '. Install a newer one from https://nodejs.org, then run the same command again.',
  );
  process.exit(1);
}
