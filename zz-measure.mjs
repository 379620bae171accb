import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import * as enc from 'lib0/encoding'
const dir = mkdtempSync('/tmp/meas-')
const child = spawn(process.execPath, ['build/server/main.js'], { env: { ...process.env, PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'warn' }, stdio: ['ignore','pipe','inherit'] })
const port = await new Promise(r => child.stdout.on('data', d => r(/:(\d+)\//.exec(String(d))[1])))
const make = async () => (await (await fetch(`http://127.0.0.1:${port}/api/productions`, {method:'POST', headers:{'content-type':'application/json'}, body:'{"title":"x","from":"empty"}'})).json()).id
const cpu = () => { const f = readFileSync(`/proc/${child.pid}/stat`,'utf8').split(' '); return (Number(f[13])+Number(f[14]))*10 }
const step2 = Uint8Array.of(0,1,2,0,0)
const msg = (u) => { const e = enc.createEncoder(); enc.writeVarUint(e,0); enc.writeVarUint(e,2); enc.writeVarUint8Array(e,u); return enc.toUint8Array(e) }
const open = (id, kind='stripboard') => new Promise(res => { const ws = new WebSocket(`ws://127.0.0.1:${port}/sync/${id}/${kind}`, {perMessageDeflate:false}); ws.on('open', () => { ws.send(step2); ws.send(Uint8Array.of(17, 14, ...Buffer.from('{"protocol":1}'))); res(ws) }) })
const pct = (a,p) => a.sort((x,y)=>x-y)[Math.floor(a.length*p)]
for (const n of [2, 50, 200]) {
  const id = await make(); const ws = []
  for (let i=0;i<n;i++) ws.push(await open(id))
  await new Promise(r=>setTimeout(r,300))
  const lat = []; let t0=0, savedLat=[]
  ws.forEach((w,i)=> w.on('message', m => { if (m[0]===0&&m[1]===2&&i) lat.push(performance.now()-t0); if(i===0&&m[0]===16) savedLat.push(performance.now()-t0) }))
  const d = new Y.Doc(); const out=[]; d.on('update', u=>out.push(u)); let k=0
  const c0=cpu()
  for (let i=0;i<100;i++) { d.getMap('strips').set('k'+(k++%50), 'value '+i); t0=performance.now(); ws[0].send(msg(out.pop())); await new Promise(r=>setTimeout(r,50)) }
  console.log(`fanout n=${n}: p50 ${pct(lat,.5).toFixed(2)} p95 ${pct(lat,.95).toFixed(2)} p99 ${pct(lat,.99).toFixed(2)} saved p50 ${pct(savedLat,.5).toFixed(2)} recv ${lat.length} cpu/delivery us ${((cpu()-c0)*1000/lat.length).toFixed(1)}`)
  ws.forEach(w=>w.terminate())
}
{
  // prebuilt updates: light client
  const id = await make(); const W=10, FL=16; const obs = await open(id); let seen=0, msgs=0; obs.on('message', m=>{ if(m[0]===0) seen++; msgs++ })
  const ups = Array.from({length:W},(_,w)=>{ const d=new Y.Doc(); const o=[]; d.on('update',u=>o.push(msg(u))); for(let i=0;i<12000;i++) d.getMap('strips').set(`w${w}k${i%50}`,'value '+i); return o })
  const end = performance.now()+5000; let acked=0; const c0=cpu(); const rt=[]
  await Promise.all(Array.from({length:W}, async (_,w) => { const ws = await open(id); let sent=1, done=1; const at=[]
    const pump=()=>{ while(sent-done<FL && sent<12000 && performance.now()<end){ at[sent]=performance.now(); ws.send(ups[w][sent-1]); sent++ } }
    await new Promise(r=>{ ws.on('message', m=>{ if(m[0]===16){ let i=1; const rv=()=>{let n=0,s=0;for(;;){const b=m[i++];n+=(b&127)*2**s;s+=7;if(b<128)return n}}; rv();rv(); const c=rv(); if(c>done){rt.push(performance.now()-at[c-1]);done=c}; if ((performance.now()>=end||sent>=12000)&&done>=sent) r(); else pump() } }); pump(); setTimeout(r,6000) }); acked+=done; ws.terminate() }))
  console.log(`throughput: ${(acked/5).toFixed(0)} acked/s, observer ${seen}, server cpu ${cpu()-c0} ms → ${((cpu()-c0)*1000/acked).toFixed(0)} us/update, ack rt p50 ${pct(rt,.5).toFixed(1)}`)
  console.log('rss', Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`,'utf8'))[1])/1024),'MB')
}
child.kill('SIGTERM'); await new Promise(r=>child.once('exit',(c)=>{console.log('exit',c);r()}))
