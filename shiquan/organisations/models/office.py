"""An office: any organisation in the network, at one of three levels."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficeLevel(models.TextChoices):
    """Where in the network an office stands."""

    COUNTY = "county", _("县级")
    TOWN = "town", _("乡镇（街道）级")
    ENTERPRISE = "enterprise", _("企业级")
    OTHER = "other", _("其他")


class OfficeKind(models.TextChoices):
    """What an office is."""

    HUMAN_RESOURCES = "human_resources", _("人力资源和社会保障部门")
    COURT = "court", _("人民法院")
    JUSTICE = "justice", _("司法行政部门")
    UNION = "union", _("总工会")
    FEDERATION = "federation", _("工商业联合会")
    MEDIATION_CENTRE = "mediation_centre", _("劳动争议一站式调解中心")
    ARBITRATION_COMMISSION = "arbitration_commission", _("劳动人事争议仲裁委员会")
    LABOUR_INSPECTION = "labour_inspection", _("劳动保障监察机构")
    LEGAL_AID = "legal_aid", _("法律援助机构")
    TOWN_CENTRE = "town_centre", _("乡镇（街道）调解组织")
    ENTERPRISE_COMMITTEE = "enterprise_committee", _("企业劳动争议调解委员会")
    INDUSTRY_COMMITTEE = "industry_committee", _("行业性调解组织")
    SERVICE_HOME = "service_home", _("零工市场（服务之家）")
    GOVERNANCE_CENTRE = "governance_centre", _("综治中心")
    OTHER = "other", _("其他机构")


class Office(models.Model):
    """A bureau, court, union, town centre, enterprise committee … `code` goes into numbers (石)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("名称"), max_length=120, unique=True)
    short_name = models.CharField(_("简称"), max_length=40)
    code = models.CharField(_("代字"), max_length=20, unique=True)
    level = models.CharField(_("层级"), max_length=12, choices=OfficeLevel)
    kind = models.CharField(_("类别"), max_length=30, choices=OfficeKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    region = models.CharField(_("辖区"), max_length=60, blank=True, default="")
    address = models.CharField(_("地址"), max_length=200, blank=True, default="")
    phone = models.CharField(_("电话"), max_length=40, blank=True, default="")
    number_prefix = models.CharField(_("文号代字"), max_length=30, blank=True, default="")
    seal_name = models.CharField(_("印章名称"), max_length=120, blank=True, default="")
    intermediate_court = models.CharField(_("撤销终局裁决的中级人民法院"), max_length=120, blank=True, default="")
    """Of a commission: which court may set its final awards aside, as they tell it (mediation and arbitration law (2008) art. 49)."""
    opening_hours = models.JSONField(_("开放时间"), default=dict, blank=True)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        verbose_name = _("机构")
        verbose_name_plural = _("机构")
        indexes = [models.Index(fields=["kind", "region"], name="office_kind_region")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="office_not_its_own_parent",
            )
        ]

    def __str__(self) -> str:
        return self.name
