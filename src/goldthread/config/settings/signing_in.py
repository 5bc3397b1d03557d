"""How people sign in. The library is django-allauth; its pages, forms and words are ours."""

from goldthread.config import env, issuers

AUTHENTICATION_BACKENDS = ["goldthread.partnership.sign_in.signed_in.SignedIn"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
LOCK_OUT_MINUTES = 15

ACCOUNT_ADAPTER = "goldthread.partnership.sign_in.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from a coordinator, and a password only by a link sent there
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# Guesses at one address, and from one place: a whole council may come from one.
ACCOUNT_RATE_LIMITS = {"login_failed": f"100/{LOCK_OUT_MINUTES}m/ip,6/{LOCK_OUT_MINUTES}m/key", "login": "120/m/ip"}
ACCOUNT_FORMS = {
    "login": "goldthread.partnership.sign_in.forms.SignInForm",
    "reauthenticate": "goldthread.partnership.sign_in.forms.ReauthenticateForm",
    "change_password": "goldthread.partnership.sign_in.forms.ChangePasswordForm",
    "reset_password": "goldthread.partnership.sign_in.forms.ForgottenPasswordForm",
    "reset_password_from_key": "goldthread.partnership.sign_in.forms.ChoosePasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0)

REQUIRE_SECOND_FACTOR = env.flag("REQUIRE_SECOND_FACTOR")
MFA_ADAPTER = "goldthread.partnership.sign_in.second_factor.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Goldthread"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "goldthread.partnership.sign_in.forms.CodeForm",
    "reauthenticate": "goldthread.partnership.sign_in.forms.CodeAgainForm",
    "activate_totp": "goldthread.partnership.sign_in.forms.SetUpAppForm",
    "deactivate_totp": "goldthread.partnership.sign_in.forms.TakeAppOffForm",
}

OIDC_ISSUERS = issuers.from_environment()
SOCIALACCOUNT_ADAPTER = "goldthread.partnership.sign_in.organisations.InvitedOnly"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "goldthread.partnership.sign_in.oidc.Organisation",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": OIDC_ISSUERS,
    }
}

SESSION_ENGINE = "goldthread.core.sessions"
SESSION_COOKIE_AGE = env.number("SESSION_HOURS", 8) * 3600  # without use
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goldthread.core.views.csrf_failure"

SEALING_KEYS = env.words("SEALING_KEYS")  # the first seals; the others only open; none: made from the secret
