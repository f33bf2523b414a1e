from home.models.home_page import HomePage
from home.models.standing_page import StandingPage

__all__ = ["HomePage", "StandingPage"]
