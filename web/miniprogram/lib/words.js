// Everything that the shell says, by page: [zh-CN, en].
const words = {
  // On every page.
  common: {
    retry: ["再试一次", "Try again"],
    back: ["返回", "Back"],
    share: ["对交警执法和服务的评价", "Evaluate the traffic police's work and service"],
    to_menu: ["去首页", "To the first page"],
    to_help: ["不用微信怎么评价", "How to evaluate without WeChat"],
    open_settings: ["打开微信的设置", "Open WeChat's settings"],
    no_network: [
      "连不上服务器。请检查网络后再试。",
      "The server cannot be reached. Check your network, then try again.",
    ],
    no_login: ["微信没有完成登录。请再试一次。", "WeChat did not finish signing in. Try again."],
    unavailable: [
      "现在不能通过微信登录。可以稍后再试，不登录也能评价。",
      "Signing in through WeChat does not work now. Try again later. You can evaluate without signing in.",
    ],
    too_often: ["操作太频繁。请过几分钟再试。", "This was done too often. Try again in a few minutes."],
    refused: ["微信的登录已失效。请再试一次。", "What WeChat said is not valid any more. Try again."],
    no_number: ["还没有登记手机号。", "You have not given a number yet."],
    not_set_up: [
      "这个小程序还没有配置好，暂时不能使用。请用手机相机扫码，在浏览器里评价。",
      "This mini-program has not been set up yet. Scan the code with your phone's camera and evaluate in the browser.",
    ],
    unreadable: [
      "没有读出编码。请对准文书上、窗口上的二维码重新扫，或在首页点“输入编码”，填写二维码下面的 17 位编码。",
      "No code could be read. Scan the code on the document or at the window again, or press “Type a code” on the first page and type the 17 characters below it.",
    ],
    foreign: [
      "这不是执法评价的二维码。请扫文书上、窗口上的二维码，或在首页选择。",
      "This is no code for an evaluation. Scan the one on the document or at the window, or choose on the first page.",
    ],
  },
  entry: {
    title: ["执法评价", "Police evaluation"],
    question: ["您要评价什么？", "What do you want to evaluate?"],
    scan: ["扫码评价", "Scan a code"],
    scan_hint: ["文书上、窗口上的二维码", "On the document or at the window"],
    law_enforcement: ["执法评价", "Law enforcement"],
    law_enforcement_hint: ["处罚、扣车、路面执法", "Penalties, impounding, checks on the road"],
    service: ["服务评价", "Service"],
    service_hint: ["车管所和办事窗口", "Vehicle offices and service windows"],
    accident_handling: ["事故处理评价", "Accident handling"],
    accident_handling_hint: ["事故现场、认定、调解", "At the scene, findings, mediation"],
    driving_test: ["驾考评价", "Driving tests"],
    driving_test_hint: ["考场和约考", "Test sites and booking"],
    type_code: ["输入编码", "Type a code"],
    done_heading: ["评价过了", "You have evaluated"],
    my: ["我的评价", "My evaluations"],
    find: ["用回执号查询", "Find by receipt number"],
    more_heading: ["其他", "More"],
    help: ["使用帮助", "Help"],
    settings: ["设置", "Settings"],
    no_scan: [
      "没有打开相机。请允许微信使用相机，或点“输入编码”。",
      "The camera did not open. Allow WeChat to use it, or press “Type a code”.",
    ],
  },
  web: {
    title: ["执法评价", "Police evaluation"],
    opening: ["正在打开…", "Opening…"],
    heading: ["没有打开", "It did not open"],
    without: ["不登录，直接打开", "Open without signing in"],
    broken: ["页面打不开。请检查网络后再试。", "The page cannot be opened. Check your network, then try again."],
    lost: [
      "页面断开了。没有提交的内容还在这部手机上，重新打开后可以继续。",
      "The page was lost. What you have not submitted is still on this phone: open it again and go on.",
    ],
  },
  phone: {
    title: ["手机号", "Mobile number"],
    heading: ["登记手机号", "Give your number"],
    why: [
      "用来确认是您本人、把答复告诉您，并在“我的评价”里找到您的评价。被评价的单位只看到打码的号码；要看完整号码须说明理由，并会告知您。",
      "It shows that it is you, lets us tell you of the reply, and finds your evaluations. The unit that you evaluated sees it masked. Whoever looks at the whole number must give a reason, and you are told.",
    ],
    declare: [
      "微信要求先请您阅读隐私保护指引。同意后才能读取手机号；不同意，不影响评价。",
      "WeChat asks that you read the privacy guide first. Only if you agree can the number be read. If not, you can evaluate all the same.",
    ],
    contract: ["隐私保护指引", "Privacy guide"],
    agree: ["我已阅读，同意", "I have read it and agree"],
    give: ["用微信验证手机号", "Verify the number with WeChat"],
    give_other: ["用微信里已有的手机号", "Use the number that WeChat has"],
    checking: ["请稍候…", "One moment…"],
    sending: ["正在登记…", "Sending…"],
    done: ["已登记", "Given:"],
    go_on: ["继续", "Continue"],
    without: ["不登记，继续", "Continue without a number"],
    denied: [
      "没有读取手机号。您可以再点一次，也可以不登记。",
      "The number was not read. Press again, or go on without it.",
    ],
    no_quota: [
      "现在不能验证手机号（次数用完了）。请换下面的方式，或不登记继续。",
      "Numbers cannot be verified now: WeChat's quota is used up. Use the other way below, or go on without.",
    ],
    failed: [
      "微信没有给出手机号。请换下面的方式，或不登记继续。",
      "WeChat did not give the number. Use the other way below, or go on without.",
    ],
  },
  notice: {
    title: ["接收通知", "Notices"],
    heading_submitted: ["有答复时，用微信通知您？", "Shall WeChat tell you of the reply?"],
    heading_reply: ["再有进展时，用微信通知您？", "Shall WeChat tell you when there is more?"],
    receipt: ["回执号", "Receipt number"],
    once: [
      "同意一次，每种通知只发一条。下次还想收到，需要再同意一次。通知里没有评价的内容。",
      "Each time you agree you get one message of each kind. To get another, agree again. A notice says nothing of what you wrote.",
    ],
    ask: ["选择要接收的通知", "Choose the notices"],
    asking: ["请在微信的窗口里选择。", "Choose in WeChat's window."],
    telling: ["正在登记…", "Sending…"],
    reply: ["答复通知", "Reply"],
    question: ["询问通知", "Question"],
    progress: ["进展通知", "Progress"],
    accept: ["会发给您一条", "You will get one"],
    reject: ["不发", "None"],
    ban: ["微信停用了，发不了", "WeChat has banned it"],
    filter: ["微信没有显示，发不了", "WeChat did not show it"],
    missing: ["没有结果，发不了", "No answer, none"],
    saved: ["已登记。", "Noted."],
    none: [
      "不发微信通知。登记过手机号的，可能会收到短信；也可以随时在“我的评价”里查看。",
      "No notice by WeChat. If you gave a number, you may get text messages. You can always look under “My evaluations”.",
    ],
    untold: [
      "您的选择还没有登记。不用再选，请再试一次。",
      "Your choice has not been noted yet. You need not choose again: try again.",
    ],
    switched_off: [
      "您在微信的设置里关闭了这个小程序的通知。打开后再点一次。",
      "You switched this mini-program's notices off in WeChat's settings. Switch them on, then press again.",
    ],
    not_shown: ["微信没有显示选择的窗口。请再点一次。", "WeChat did not show its window. Press again."],
    not_possible: [
      "现在不能接收微信通知。登记过手机号的，可能会收到短信；也可以随时在“我的评价”里查看。",
      "Notices by WeChat are not possible now. If you gave a number, you may get text messages. You can always look under “My evaluations”.",
    ],
  },
  settings: {
    title: ["设置", "Settings"],
    elder: ["大字版", "Large letters"],
    language_heading: ["语言", "Language"],
    number_heading: ["手机号", "Mobile number"],
    number_none: ["没有登记。", "None given."],
    number_give: ["登记或更换手机号", "Give or change the number"],
    sign_out_heading: ["退出登录", "Sign out"],
    sign_out: [
      "小程序不保存登录。在“我的评价”里可以退出登录，也可以删除您的信息。",
      "The mini-program keeps no sign-in. Under “My evaluations” you can sign out, and delete your details.",
    ],
    my: ["我的评价", "My evaluations"],
    wechat_heading: ["通知和授权", "Notices and permissions"],
    contract: ["隐私保护指引", "Privacy guide"],
    no_contract: ["微信没有打开隐私保护指引。", "WeChat did not open the privacy guide."],
    not_kept: ["手机存储已满，没有保存。", "The phone has no room: this was not kept."],
  },
  help: {
    title: ["使用帮助", "Help"],
    without_heading: ["不用微信", "Without WeChat"],
    without: [
      "用手机自带的相机扫同一个二维码，在浏览器里打开。没有二维码的，在浏览器里打开这个网址：",
      "Scan the same code with your phone's camera and open it in the browser. Without a code, open this address in a browser:",
    ],
    counter: ["也可以在办事窗口请工作人员代为填写。", "Or ask at a service window: staff can enter it for you."],
    reply_heading: ["怎么看答复", "How to read the reply"],
    reply: [
      "登记过手机号的，在“我的评价”里看。没有登记的，用回执上的回执号和查询码看，请保存好回执。",
      "If you gave a number, look under “My evaluations”. If not, use the receipt number and the query code of your receipt: keep it.",
    ],
    stored_heading: ["保存了什么", "What is stored"],
    stored: [
      "微信给这个小程序的用户编号和您登记的手机号，加密保存；还有您同意接收通知的次数。不读取微信的昵称、头像、好友和位置。评价的内容怎样保存，见填写前的评价须知。",
      "The name by which WeChat tells this mini-program who you are, and the mobile number that you gave, both sealed; and how many notices you accepted. Nickname, picture, contacts and position are not read from WeChat. How evaluations are stored is in the instructions before the form.",
    ],
    files_heading: ["照片和文件", "Photos and files"],
    files: [
      "选照片时没有想要的选项，或者要打印、下载回执，请用手机相机扫码，在浏览器里打开。",
      "If choosing a photo does not offer what you want, or to print or save a receipt, scan the code with your phone's camera and open it in the browser.",
    ],
  },
};

const wordsOf = (page, language) => {
  const index = language === "en" ? 1 : 0;
  const said = {};
  for (const [key, texts] of Object.entries(Object.assign({}, words.common, words[page]))) said[key] = texts[index];
  return said;
};

module.exports = { words, wordsOf };
