// The texts of the panel, in every language of the page.

export const english = {
  title: "Share and take away",
  close: "close",
  share: "Share this experiment",
  link: "Link",
  frame: "In a page that takes frames",
  element: "In a page of your own",
  file: "As one file, without a server",
  fileHint: "Upload diffuscope.html beside the page; it needs no network.",
  download: "download diffuscope.html",
  copy: "copy",
  copied: "copied",
  copyByHand: "selected: copy it with Ctrl C or ⌘ C",
  code: "QR code of the link",
  enlarge: "for the lecture hall",
  leaveFullScreen: "Click or press Escape to go back.",
  ownNumbers: "Your own numbers are not in a link. The experiment as a file (JSON) has them.",
  firstAlone: "Links, frames and files hold both experiments; the element holds A.",
  onThisComputer: "This page is a file: its links work on this computer only.",
  exports: "Take away",
  picture: "Picture",
  figures: "Figures",
  densities: "Densities",
  paths: "Sample paths",
  shares: "Shares",
  curves: "Curves",
  experiment: "Experiment",
  experimentHint: "Drop an experiment on the page, or open it here, and it is set up again.",
  openFile: "open an experiment …",
  waiting: "waiting for all particles …",
  /** @param {string} reason */
  failed: (reason) => `That did not work: ${reason}`,
  frameTitle: "Diffuscope: a diffusion model, forward and reverse",
};

/** @type {ShareTexts} */
const chinese = {
  title: "分享与导出",
  close: "关闭",
  share: "分享此实验",
  link: "链接",
  frame: "嵌入支持 iframe 的平台",
  element: "嵌入自己的网页",
  file: "单个文件，无需服务器",
  fileHint: "把 diffuscope.html 上传到网页旁边；它不需要网络。",
  download: "下载 diffuscope.html",
  copy: "复制",
  copied: "已复制",
  copyByHand: "已选中：请按 Ctrl C 或 ⌘ C 复制",
  code: "链接的二维码",
  enlarge: "全屏显示",
  leaveFullScreen: "单击或按 Esc 返回。",
  ownNumbers: "链接不包含自己的数据；实验文件（JSON）包含。",
  firstAlone: "链接、iframe 和导出文件包含两个实验；元素只包含 A。",
  onThisComputer: "此页面是本地文件：其链接仅在这台电脑上有效。",
  exports: "导出",
  picture: "图片",
  figures: "统计量",
  densities: "密度",
  paths: "样本轨迹",
  shares: "各状态占比",
  curves: "曲线",
  experiment: "实验",
  experimentHint: "把实验文件拖到页面上，或在此打开，即可重新设置该实验。",
  openFile: "打开实验…",
  waiting: "正在等待所有粒子…",
  failed: (reason) => `未能完成：${reason}`,
  frameTitle: "Diffuscope：扩散模型的前向与反向",
};

/** @type {Record<string, ShareTexts>} */
const languages = { en: english, "zh-CN": chinese };

/** @type {(language: string) => ShareTexts} */
export const translation = (language) => languages[language] ?? english;
