// The browser may keep the stories read last, for when the line is gone (newsroom/offline/worker.js).
navigator.serviceWorker?.register("/sw.js").catch(() => {});
