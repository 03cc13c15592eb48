"""The articles that the calculators rest on, each with the law's edition."""

from __future__ import annotations

from functools import lru_cache

from shiquan.law.articles import Article

EDITIONS = {
    "LCL": ("劳动合同法", "2012"),
    "IR": ("劳动合同法实施条例", "2008"),
    "LABOUR": ("劳动法", "2018"),
    "WAGES": ("工资支付暂行规定", "1995"),
    "MIGRANT": ("保障农民工工资支付条例", "2020"),
    "MINIMUM": ("最低工资规定", "2004"),
    "LEAVE": ("职工带薪年休假条例", "2008"),
    "LEAVE_RULES": ("企业职工带薪年休假实施办法", "2008"),
    "WIIR": ("工伤保险条例", "2010"),
    "WIIR_2003": ("工伤保险条例", "2003"),
    "SOCIAL": ("社会保险法", "2018"),
    "INTERP1": ("劳动争议司法解释（一）", "2020"),
    "INTERP2": ("劳动争议司法解释（二）", "2025"),
    "MEDIATION": ("劳动争议调解仲裁法", "2008"),
    "OLD_SEVERANCE": ("违反和解除劳动合同的经济补偿办法", "1994"),
    "LABOUR_OPINION": ("贯彻执行劳动法若干问题的意见", "1995"),
    "WAGE_DAYS": ("职工全年月平均工作时间和工资折算办法", "2025"),
    "MATERNITY": ("女职工劳动保护特别规定", "2012"),
    "HEAT": ("防暑降温措施管理办法", "2012"),
    "SHAANXI_HEAT": ("陕西省高温津贴标准", "2015"),
    "SHAANXI_INJURY": ("陕西省实施工伤保险条例办法", "2004"),
    "ILLEGAL_EMPLOYER": ("非法用工单位伤亡人员一次性赔偿办法", "2011"),
    "DEPENDANTS": ("因工死亡职工供养亲属范围规定", "2004"),
    "RETIREMENT": ("实施渐进式延迟法定退休年龄的决定", "2024"),
    "PLATFORM": ("职业伤害保障经办管理服务规程", "2025"),
    "PLATFORM_OPINION": ("新就业形态劳动者权益指导意见", "2021"),
    "CIVIL": ("民法典", "2020"),
    "MEDICAL_PERIOD": ("企业职工患病医疗期规定", "1994"),
}


@lru_cache(maxsize=512)
def article(law: str, number: str) -> Article:
    """One article by the short key of its law. Raises KeyError for an unknown law."""
    name, edition = EDITIONS[law]
    return Article(name, edition, number)
