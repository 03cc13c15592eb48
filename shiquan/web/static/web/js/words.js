/* Words that scripts show, in both languages. [Chinese, English]; {n} is filled in. */
const WORDS = {
  left: ["还剩 {n}", "{n} left"],
  over: ["已超 {n}", "{n} over"],
  days: ["{a}天{b}小时", "{a} d {b} h"],
  hours: ["{a}小时{b}分", "{a} h {b} min"],
  minutes: ["{a}分{b}秒", "{a} min {b} s"],
  seconds: ["{a}秒", "{a} s"],
  saving: ["正在保存…", "Saving…"],
  saved: ["已保存", "Saved"],
  savedHere: ["离线，已存在本机", "Offline, kept on this device"],
  restored: ["已恢复上次填写的内容", "What you typed last time is back"],
  offlineSubmit: ["现在没有网络。填写的内容已存在本机，连上网后再提交。", "You are offline. What you typed is kept on this device; submit when you are back online."],
  stillUploading: ["文件还在上传，传完后再提交。", "Files are still uploading. Submit when they are done."],
  waiting: ["等待上传", "Waiting"],
  uploading: ["正在上传 {n}%", "Uploading {n}%"],
  uploaded: ["已上传", "Uploaded"],
  resume: ["网络断开，恢复后接着传", "Connection lost; it goes on when you are back"],
  tooBig: ["文件超过 {n} MB，请压缩后再传", "The file is larger than {n} MB; make it smaller and try again"],
  failed: ["没有传上去：{n}", "Not uploaded: {n}"],
  retry: ["再试", "Try again"],
  remove: ["移除", "Remove"],
  notRemoved: ["没有移除成功，请检查网络后再点一次", "Not removed. Check the connection and try again"],
  close: ["关闭", "Close"],
  liveOn: ["实时更新中", "Live"],
  liveOff: ["正在重新连接", "Reconnecting"],
  changed: ["内容有更新", "There is news on this page"],
  refresh: ["刷新", "Refresh"],
};

const column = document.documentElement.lang.startsWith("en") ? 1 : 0;

/** The words for a key in the page's language, with {names} filled in. */
export function words(key, values = {}) {
  return WORDS[key][column].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
