// The npm package "dnsbl" over the same addresses and zones as our sweep, for comparison.
// usage: node npm_dnsbl_bulk.mjs DIR PORT   (the package installed beside this file's copy; prints questions a second
// behind the first 1,000 addresses)
import {batch} from 'dnsbl';
import fs from 'node:fs';

const [folder, port] = process.argv.slice(2);
const lines = name => fs.readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n');
const addresses = lines('targets.txt');
const zones = lines('bulk_zones.txt');
const options = {servers: [`127.0.0.1:${port}`], concurrency: 128};

await batch(addresses.slice(0, 1000), zones, options);
const began = process.hrtime.bigint();
const answers = await batch(addresses.slice(1000), zones, options);
console.log(Math.round(answers.length / (Number(process.hrtime.bigint() - began) / 1e9)));
