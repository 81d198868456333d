"""Every wrong environment is refused with one plain sentence that names the variable and never its value."""

from __future__ import annotations

import pytest

from bot.settings import DATABASE, SLACK, Mistakes, Mode, Settings, read_settings

COMPLETE = {
    "SLACK_BOT_TOKEN": "xoxb-canary-1",
    "SLACK_APP_TOKEN": "xapp-canary-2",
    "SLACK_SIGNING_SECRET": "canary3",
}


def read(monkeypatch: pytest.MonkeyPatch, mode: Mode, **environment: str) -> Settings | Mistakes:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return read_settings(mode)


@pytest.mark.parametrize(
    ("mode", "missing"),
    [
        (Mode.SERVE, ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")),
        (Mode.SOCKET, ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")),
        (Mode.WORKER, ("SLACK_BOT_TOKEN",)),
        (Mode.DATABASE, ()),
    ],
)
def test_each_mode_asks_for_what_it_needs_and_says_where_to_find_it(mode: Mode, missing: tuple[str, ...]) -> None:
    answer = read_settings(mode)
    sentences = answer.sentences if isinstance(answer, Mistakes) else ()
    assert tuple(sentence.split(" ")[0] for sentence in sentences) == missing
    assert all("is missing: it is the " in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xapp-canary"),
        ("SLACK_BOT_TOKEN", "xoxb-canary with-space"),
        ("SLACK_BOT_TOKEN", "xoxb-canäry"),
        ("SLACK_APP_TOKEN", "xoxb-canary"),
        ("SLACK_SIGNING_SECRET", "xoxb-canary"),
        ("SLACK_SIGNING_SECRET", "canary\x01"),
        ("SLACK_API_URL", "canary.example/api"),
        ("SLACK_API_URL", "https://[canary"),
        ("SLACK_API_URL", "https://"),
        ("DATABASE_URL", "mysql://root:canary@host/name"),
        ("DATABASE_URL", "canary.sqlite3"),
        ("DATABASE_URL", "sqlite:///"),
        ("PORT", "canary"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "9" * 5000),
        ("PORT", "٣"),
        ("LOG_LEVEL", "canary"),
    ],
)
def test_a_wrong_value_is_one_sentence_naming_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    answer = read(monkeypatch, Mode.SERVE, **{**COMPLETE, name: value})
    assert isinstance(answer, Mistakes)
    (sentence,) = answer.sentences
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "canary" not in sentence


def test_several_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = read(monkeypatch, Mode.SERVE, **{**COMPLETE, "PORT": "x", "LOG_LEVEL": "x"})
    assert isinstance(answer, Mistakes)
    assert [sentence.split(" ")[0] for sentence in answer.sentences] == ["PORT", "LOG_LEVEL"]


def test_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable is an unset one: that is how hosts show unset ones."""
    settings = read(monkeypatch, Mode.SERVE, **COMPLETE, PORT="", DATABASE_URL="", LOG_LEVEL="")
    assert isinstance(settings, Settings)
    assert (settings.slack_api_url, settings.database_url, settings.port, settings.log_level) == (
        SLACK,
        DATABASE,
        3000,
        "INFO",
    )
    assert settings.on_sqlite


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_postgresql_address_leads_to_the_installed_driver(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    settings = read(monkeypatch, Mode.DATABASE, DATABASE_URL=f"{scheme}://u:p@h/n", LOG_LEVEL="debug", PORT=" 0 ")
    assert isinstance(settings, Settings)
    assert settings.database_url == "postgresql+psycopg://u:p@h/n"
    assert (settings.log_level, settings.port, settings.on_sqlite) == ("DEBUG", 0, False)


def test_the_api_address_gets_its_closing_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, Mode.DATABASE, SLACK_API_URL="http://127.0.0.1:8484/api")
    assert isinstance(settings, Settings)
    assert settings.slack_api_url == "http://127.0.0.1:8484/api/"


def test_no_secret_shows_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, Mode.SERVE, **COMPLETE, DATABASE_URL="postgresql://u:canary4@h/n")
    assert "canary" not in repr(settings) + str(settings)


def test_given_settings_go_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "1")
    settings = read_settings(Mode.DATABASE, port=2)
    assert isinstance(settings, Settings)
    assert settings.port == 2
