package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xoxp-1 | xapp-1 | https://slack.com/api/ | slack.bot-token",
        "xoxb-1 | xoxb-1 | https://slack.com/api/ | slack.app-token",
        "xoxb-1 | '' | https://slack.com/api/ | slack.signing-secret",
        "xoxb-1 | xapp-1 | https://slack.com/api | slack.api-url",
        "xoxb-1 | xapp-1 | http://slack.com/api/ | slack.api-url",
      })
  void invalidSettingIsReportedWithItsKey(String bot, String app, URI api, String key) {
    var refused = assertThrows(IllegalArgumentException.class, () -> settings(bot, app, api));

    assertTrue(String.valueOf(refused.getMessage()).contains(key), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"example, S0123456789, slack.teams", "T0123456789, @support, slack.agents"})
  void invalidIdIsReportedWithItsKey(String team, String group, String key) {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> new SlackAccess(List.of(team), List.of(group)));

    assertTrue(String.valueOf(refused.getMessage()).contains(key), refused.getMessage());
  }

  @Test
  void secretsAreNotPrinted() {
    String printed = settings("xoxb-SECRET", "xapp-SECRET", SlackSettings.SLACK).toString();

    assertFalse(printed.contains("SECRET"), printed);
  }

  private static SlackSettings settings(String bot, String app, URI api) {
    return new SlackSettings(
        bot,
        Optional.of(app).filter(token -> !token.isEmpty()),
        Optional.empty(),
        api,
        SlackSettings.SLACK_FILES,
        Optional.empty());
  }
}
