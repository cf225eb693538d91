package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.SlackUser.Standing;
import org.junit.jupiter.api.Test;

class SlackDoctorTest {
  private static final AppManifest ASKING = AppManifest.bounceback().with("channels:read");

  @Test
  void workingSetupIsReported() throws Exception {
    try (var slack = StrictSlack.open(ASKING, Clock.systemUTC())) {
      slack.workspace().channel("support", slack.workspace().person("sam"));

      List<SetupCheckResult> setupCheckResults =
          doctor(slack, slack.botToken(), Clock.systemUTC()).check();

      assertEquals(List.of(), ill(setupCheckResults), setupCheckResults.toString());
      assertTrue(setupCheckResults.size() >= 5, setupCheckResults.toString());
    }
  }

  @Test
  void missingScopeIsReportedWithItsUses() throws Exception {
    var manifest = ASKING.without("files:write");
    try (var slack = StrictSlack.open(manifest, Clock.systemUTC())) {
      slack.workspace().channel("support", slack.workspace().person("sam"));

      List<SetupCheckResult> ill = ill(doctor(slack, slack.botToken(), Clock.systemUTC()).check());

      assertEquals(1, ill.size());
      assertTrue(ill.get(0).text().contains("files.completeUploadExternal"), ill.toString());
    }
  }

  @Test
  void unknownOrEmptyUserGroupIsReported() throws Exception {
    try (var slack = StrictSlack.open(ASKING, Clock.systemUTC())) {
      var sam = slack.workspace().person("sam");
      slack.workspace().channel("support", sam);
      var access =
          new SlackAccess(
              List.of("T0ELSEWHERE"),
              List.of(
                  "S0NOSUCH00", slack.workspace().userGroup(), slack.workspace().userGroup(sam)));

      List<SetupCheckResult> ill = ill(doctor(slack, access).check());

      assertEquals(3, ill.size(), ill.toString());
      assertTrue(ill.get(0).text().contains("slack.teams does not include T0EXAMPLE1"));
      assertTrue(ill.get(1).text().contains("S0NOSUCH00: Slack reports no_such_subteam"));
      assertTrue(ill.get(2).text().contains("has no members"), ill.toString());
    }
  }

  @Test
  void missingUserGroupScopeIsReported() throws Exception {
    try (var slack =
        StrictSlack.open(ASKING.without("usergroups:read", "users:read"), Clock.systemUTC())) {
      slack.workspace().channel("support", slack.workspace().person("sam"));

      List<SetupCheckResult> ill = ill(doctor(slack, SlackAccess.USUAL).check());

      assertEquals(2, ill.size(), ill.toString());
      assertTrue(ill.get(0).text().contains("every user is refused"), ill.toString());
    }
  }

  @Test
  void externallySharedChannelIsReported() throws Exception {
    try (var slack = StrictSlack.open(ASKING, Clock.systemUTC())) {
      slack.workspace().channel("partners", slack.workspace().person("stan", Standing.STRANGER));

      List<SetupCheckResult> setupCheckResults = doctor(slack, SlackAccess.USUAL).check();

      assertTrue(
          setupCheckResults.stream()
              .anyMatch(result -> result.text().startsWith("#partners is shared with another")),
          setupCheckResults.toString());
    }
  }

  @Test
  void invalidTokenIsTheOnlyFinding() throws Exception {
    try (var slack = StrictSlack.open(ASKING, Clock.systemUTC())) {
      List<SetupCheckResult> ill = ill(doctor(slack, "xoxb-wrong", Clock.systemUTC()).check());

      assertEquals(1, ill.size());
      assertTrue(ill.get(0).text().startsWith("slack.bot-token: Slack reports invalid_auth"));
    }
  }

  @Test
  void clockSkewAndMissingChannelsAreReported() throws Exception {
    try (var slack = StrictSlack.open(ASKING, Clock.systemUTC())) {
      Clock off = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));

      List<SetupCheckResult> ill = ill(doctor(slack, slack.botToken(), off).check());

      assertEquals(2, ill.size(), ill.toString());
      assertTrue(ill.get(0).text().contains("NTP"), ill.toString());
      assertTrue(ill.get(1).text().contains("/invite"), ill.toString());
    }
  }

  @Test
  void unreachableFileHostIsReported() {
    var settings = settings(URI.create("http://127.0.0.1:9/api/"), "xoxb-1", "127.0.0.1:9");

    List<SetupCheckResult> setupCheckResults = new SlackDoctor(settings, Clock.systemUTC()).check();

    assertTrue(
        setupCheckResults
            .get(setupCheckResults.size() - 1)
            .text()
            .startsWith("127.0.0.1:9 does not answer"));
  }

  private static List<SetupCheckResult> ill(List<SetupCheckResult> setupCheckResults) {
    return setupCheckResults.stream().filter(setupCheckResult -> !setupCheckResult.well()).toList();
  }

  private static SlackDoctor doctor(StrictSlack slack, String token, Clock clock) {
    return new SlackDoctor(settings(slack.apiUrl(), token, slack.fileHost()), clock);
  }

  private static SlackDoctor doctor(StrictSlack slack, SlackAccess access) {
    var settings = settings(slack.apiUrl(), slack.botToken(), slack.fileHost());
    return new SlackDoctor(
        new SlackSettings(
            settings.botToken(),
            settings.appToken(),
            settings.signingSecret(),
            settings.apiUrl(),
            settings.fileHosts(),
            settings.proxy(),
            access),
        Clock.systemUTC());
  }

  private static SlackSettings settings(URI api, String token, String host) {
    return new SlackSettings(
        token,
        Optional.empty(),
        Optional.of("EXAMPLE-NOT-A-SECRET"),
        api,
        List.of(host),
        Optional.empty());
  }
}
