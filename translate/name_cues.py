"""What stands around a personal name in a newspaper, and what it is made of: titles, verbs, characters."""

from __future__ import annotations

import re
from functools import cache

from glossaries.store import read_rows

FOLLOWING = frozenset(
    "一三上下不与东两为主之也买二于交亲今介仍从付代以任会住作依便修做像先入全养再写几凭出创到前办北十卖南却去参又及反"
    "只叫同后向听告和咧哭唱嗓回因在坐坦培处多夸如始学守家对将就巡已带常年并开当很心忙急总想感或戴所手才打扛执扶把抓抢"
    "护抱抹押担拉拍拽拿指按挤挨挽捏捧掀掏接推掰提握揭搬搭摘撑擦收放救教数旁既是更曾最有望来正此每比求没沿深激率用由画的盯"
    "看真眯眼瞅离种称穿站端笑等答算管紧组终经给翻老而能脸自至补表被西要让讲话语说请读谈赞走赶跑跟蹲边返还这进连退送"
    "逐递道那都问间随雇靠首驻骑"
)
"""A character that often follows a name, and makes a poor last character of one."""

NEVER = frozenset(
    "-·—‘’“”…、。〈〉《》【】下不与且个为么之也乡买了于些亩什仅介从他令以们件价众但位住作你使便值做其再农几分则到"
    "前务卖即却厂厅去县又及只叫可号吃各名后吗吧吨听呀告员呢周和品哽商啊喝嘛器因在地处外多奖她妈姑姨委婶嫂季它室对将少就局层岁州工已市"
    "并应店府度座往很得必快怎想我或所打把据政数斤旗日时是更曾最机村条果某校楼次款此每没猪率用由的盟省看着示票种秒税站"
    "等米类给网羊群者而能舅船苏若虽表被要角让记诉该说请货费走跟身车追过还这那部都量钱铺镇问间院非项须额驼鸡鸭鹅！（），：；？～"
)
"""Characters that no given name holds, or so few that a slip costs more than it wins."""

COMMON_GIVEN = frozenset(
    "万三业东丹丽义二云亮仁仓伟佳俊信倩健元先光全兰兴兵军冬冰凡凤凯刚利勇华博占卫友双发叶向启善喜嘉国夏大天奎威娜娟婷子孝"
    "学宁宇守安宏宝富小山岩岳峰巧帆平年广庆康建强彤彦彩德志忠思怡悦惠慧成才承拴振改敏敬文斌新旭旺昊昌明星春晓晖晨景晴曦月"
    "有朝木材来杨杰松林枝柏柱柳栋树栓根桂桐梁梅梓森楠欢欣正武毅民永江河泉波泽洋洪浩海涛润涵淑清源满炳焕然燕爱玉玲珍琪琳琴"
    "瑞瑶璐生田睿磊礼祥福秀秉秋立素红绍继维美翠耀胜胡良艳芝芬花芳芸芹英荣莉莎莲菊菲萍蓉蓓蕾薇虹诚豪贞财贤贵超轩辉远连邦野"
    "金鑫钢铁银锁锦长阳雅雨雪雯雷霖霞青静顺颖颜飞香馨魁鸣鹏鹤龙"
)
"""Characters that most given names are made of."""

GIVEN = frozenset(
    "牛七丑丘丛丝丫中丰举乃久乐乔九书予争五井亚亥亦享京亭人仕仙代仪仰仲任伊伍伏休优会传伦伯伴伶佑体何余佩侃依侠促俐保俭倍候"
    "倪偲傅傲儒儿充兆克入八公六典兼冠冲冶净凌凝凰刘创初别力功加劭励劲勃勉勋勤匀包化北区千升卉协卓南卯印卿厚原叔叙司合吉同"
    "吕君吴呈咏哲唐喆四团囤园固圆土圣均坚坡坤坦坪垚城培基堂堃增墨士壮声壹备复夫央奇奋奕好如妍妙妮姗姝姣娃娅娇娣娥婉婕婧婵"
    "媛嫒嫣嫦孔字存孙孟宗宙定宜实宣宪家宸容宽寅寒寻寿尊尔尚尧尹居展屹岐岑岗岚岭峦崇崎崔嵘嵩巍川巨帅师常干幸庄序底庚庭廉延"
    "廷开弓引弘弟张弦归彪彬影征径律徐循微心忆念怀怿恒恩恬恭恺情愿慈慎慕慰懋懿戈战扎托扬抗拉拓拥捷授排援揽搏摇攀收放效教斐"
    "方施旋族旦旬昂昕昭显晋晏晗晟普晰晶智暄暖曙曹曼朋朔朗望本术朱朴朵权杉杏束杭极枚枫柔柠查柯标栖株桃案桦梦梨检棉棋椿楚楷"
    "榕榜槐槟槿樊模樱檀欧歌殊殿毓毛氏水汇汉汝池汪沁沃沈沐沙沛治泓法泰泳洁洒洛洲活流济浓浚浦涌涓淇淋淞深淳添渊渝温游湖湘湛"
    "溪滔滢滨演漪漫潇潭潮澄澜濛瀚灵灿炎炜炯点烁烈烨烽焘焱煌煜照熊熙熠熹燃爽特犁狮猛献玄玖玥玮环现玺珀珂珊珏珠班珲珺理琛琢"
    "琦琨琰琼瑄瑗瑚瑛瑜瑰瑾璇璞璟瓦甜甫申男画畅畔略疆登白百皎皓盈益盖盛直盼眉真知石矿砚硕碧磐社祁祖祝祺禄禹禾私科秦积程稳"
    "稷稼穆穗穹空竞章竣童端竹笑笛符策筠筱简管箫籽粉粒粟精紫絮纪纯纲练织经绒绘络统绣绪续绮绯绵缘缨罗罡羽翎翔翰翼老耕耘耿职"
    "联聚聪肇肖育胤脉腾臣自至臻舒舜舟航色艺艾节芊芙芮芯芷苑苗苹茂范茗茜茵茹荃荷莫莹莺菁菜菡菩萌萧萱落葆葵蒙蓝蓬蔚蕊蕙蕴薛"
    "薪藏藜虎融行衍衡裕裴西覃观触言计训许论访识诗诠诸诺谊谦谨谷象豹贝贡质贯贸贺赋赐赛赞赫起越足跃路践踏轲轶载辛辰辽达迁迎"
    "运近返进迪述适逊途通逢逸遂道遥邓邢邵邹郁酉配采里重鉴针钊钟钦钧钰铃铄铎铜铭锋锐锡键锰锴镕镜闪闯闻闽阁阅阔队防阶阿陆陈"
    "陶隆随雀雁雄雍零雾霁霄霆震霏霜霭露靖面革鞠韬音韵页顶顾颂领风飘馥马驭驰驹驻骁骄骅骏骞骥高魏鲁鲜鸥鸿鹂鹃鹊鹭鹰麒麟黄黎"
    "默鼎齐龄"
)
"""Further characters of given names."""

FOREIGN = frozenset("亚伍伦佩克兹卡坦塔塞奇姆威尔尼布戈拉斯普桑特瓦维罗耶茨莱蒂诺贝赛迪顿")
"""Characters that foreign names are spelled with, and Han given names seldom: 汤普森, 马克龙."""

FOREIGN_ENDS = frozenset("斯尔蒂茨兹姆顿特普托莱")
"""Characters that end transliterated names and almost no Han given name: 桑托斯, 丘吉尔."""

COMMON_SURNAMES = frozenset(
    "乔仝佘佟侯俞倪傅冯刘卢吕吴姚姜孙孟宋尹岳崔庞廖彭徐曹李杜杨栾樊段殷沈潘王甄祁秦翟耿聂董蒋蔡蔺薛袁裴谭贺贾赵邓邢邬邱"
    "邵邹郑郗郜郝郭闫阎陈陶霍韦韩魏鲁鲍龚"
)
"""Surnames that seldom stand in another word."""

WORDLIKE_SURNAMES = frozenset(
    "万严于云任何关曾包古宁安尚常康文方易林武毛江池温牛田白石程管米花连鄂金钱雷马高黄龙"
)
"""Surnames that are met more often in other words, but common enough."""

RARE_SURNAMES = frozenset(
    "乐习从代仰仲伊伏位保党全农冷别匡华单卫双台叶司向和商国奇宗官宝容封展屠左巫席平庄应强成房揭支时明晋景曲木来查柴桑欣母"
    "水浩游满焦燕牧甘由盖盛相祖祝童简索红终经羊翁舒艾苗英茅荣蒙蓝虎虞衣解计谷贝路车边迟通郎铁银阮阳项麻齐"
)
"""Surnames so rare beside the word that only a title and usual characters make a name of them."""

NO_SURNAMES = frozenset("亓井仉位保修僧区原和应扬折撒时朴来母沿由盛练路逄通都闻阳额")
"""Surnames too rare beside the word to look for."""

TITLES_ABROAD = "总统|总理|首相|国王|大使|外长|防长|总裁|后卫|中锋|前锋|门将|主席|部长|议员|大臣|国务卿"
"""Titles before many names from abroad, as alternatives of a pattern."""

PLACE_ENDS = re.compile(
    "苏木|嘎查|[镇乡村旗县区市盟州省屯营庄沟湾梁洼坡滩窑店堡塔渠山河湖江泉桥路街岭峰岛港湿草]|草原|大街|小区|社区"
    "|农场|牧场|林场|马场|口岸|沙漠|沙地|水库|矿|机场|车站|中学|小学|大学|学院|医院|集团|公司|公园|广场|博物|纪念|文化|杯|奖|节"
)
"""What follows a name that is then part of another: 巴特尔嘎查, 李志强纪念馆."""


@cache
def titles() -> frozenset[str]:
    """Words that stand directly before a name: 村民|曹美蓉."""
    return _cues("before")


@cache
def telling() -> frozenset[str]:
    """Two characters of what only a person does, or is followed by: 韩贵义|告诉记者."""
    return _cues("telling")


@cache
def going_on() -> frozenset[str]:
    """Two characters of how a sentence often goes on after a person: 朝鲁|今年."""
    return _cues("going-on")


@cache
def addresses() -> frozenset[str]:
    """What follows a surname where no given name does: 刘|大爷, 王|主任, 李|家村."""
    return _cues("address")


def _cues(role: str) -> frozenset[str]:
    return frozenset(row["zh"] for row in read_rows("name_cues.csv") if row["role"] == role)


@cache
def words_like_names() -> frozenset[str]:
    """Ordinary words, most of two characters, one of which is a surname: 高兴, 白天, 提高."""
    return frozenset(row["zh"] for row in read_rows("words_like_names.csv") if row["role"] != "after")


@cache
def words_after_names() -> frozenset[str]:
    """Words whose first character is also one of given names: 发表, 清晨, 直接."""
    return frozenset(row["zh"] for row in read_rows("words_like_names.csv") if row["role"] != "start")
