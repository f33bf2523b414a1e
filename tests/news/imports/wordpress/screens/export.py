"""A small WordPress export, invented: two public posts, a draft, three categories, a shortcode nobody knows."""

WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Warta Jernih</title><link>https://warta.example</link><language>id</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://warta.example</wp:base_site_url><wp:base_blog_url>https://warta.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>laras</wp:author_login><wp:author_email></wp:author_email>
<wp:author_display_name><![CDATA[Laras Wening]]></wp:author_display_name></wp:author>
{categories}
{items}
</channel>
</rss>
"""
CATEGORY = """<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>
<wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>"""
ITEM = """<item><title>{title}</title><link>https://warta.example/2021/05/{slug}/</link>
<pubDate>Wed, 05 May 2021 02:00:00 +0000</pubDate><dc:creator><![CDATA[laras]]></dc:creator>
<guid isPermaLink="false">https://warta.example/?p={number}</guid><description></description>
<content:encoded><![CDATA[{text}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2021-05-05 10:00:00</wp:post_date>
<wp:post_date_gmt>2021-05-05 02:00:00</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
<wp:ping_status>closed</wp:ping_status><wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>
<wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>post</wp:post_type>
<wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="{term}"><![CDATA[{name}]]></category>
<category domain="post_tag" nicename="jembatan"><![CDATA[Jembatan]]></category>
</item>"""
CATEGORIES = {"politik": "Politik", "kab-berau": "Kab. Berau", "laut": "Laut & Pesisir"}
BRIDGE = (
    'BERAU – Jembatan Muara Jernih dibuka, Rabu (5/5/2021).\n\n"Mulai hari ini truk tidak lewat kampung lagi," '
    "kata Kepala Desa Muara Jernih, Suparno Wijaya.\n\n[kotak_iklan]"
)
POSTS = (
    ("jembatan-dibuka", "Jembatan Muara Jernih dibuka", "kab-berau", "publish", BRIDGE),
    ("nelayan-pulang", "Nelayan pulang lebih awal", "laut", "publish", "Ombak naik sejak Senin."),
    ("belum-selesai", "Belum selesai", "politik", "draft", "Satu paragraf."),
)


def an_export() -> bytes:
    """The whole file."""
    categories = [
        CATEGORY.format(number=number, slug=slug, name=name)
        for number, (slug, name) in enumerate(CATEGORIES.items(), 1)
    ]
    items = [
        ITEM.format(
            number=number, slug=slug, title=title, term=term, name=CATEGORIES[term], status=status, text=text
        )
        for number, (slug, title, term, status, text) in enumerate(POSTS, 11)
    ]
    return WXR.format(categories="\n".join(categories), items="\n".join(items)).encode()
