package org.bounceback.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bounceback.store.Database;
import org.bounceback.testkit.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings are the same after they were written and read, in every version of the stored form. */
class FindingsCodecTest {
  private static final Map<String, String> STORED = new LinkedHashMap<>();

  @BeforeAll
  static void readTheDatabase(@TempDir Path folder) throws Exception {
    StoredCases.restore(folder);
    try (Database database = MigratedDatabase.open(folder)) {
      for (var each : StoredCases.all().entrySet()) {
        String sql = "select diagnosis from cases where id = ?";
        String json = database.query(sql, each.getValue().text()).get(0).text("diagnosis");
        STORED.put(each.getKey(), json);
      }
    }
  }

  private static String stored(String name) {
    return Objects.requireNonNull(STORED.get(name), name);
  }

  static Stream<String> names() {
    return StoredCases.all().keySet().stream().filter(name -> !name.equals("unexamined"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void findingsStoredWithoutAVersionAreExportedUnchanged(String name) {
    String stored = stored(name);

    assertEquals(stored, FindingsCodec.writeCase(FindingsCodec.read(stored)).toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theStoredFormIsReadAsItWasWritten(String name) {
    Findings findings = FindingsCodec.read(stored(name));

    String stored = FindingsCodec.store(findings);

    assertTrue(stored.startsWith("{\"version\":2,\"type\":\""), stored);
    assertEquals(findings, FindingsCodec.read(stored));
  }

  @ParameterizedTest
  @CsvSource({
    "bounce-exim-quotes-xbl, BounceFindings",
    "blocklist-listed, BlocklistFindings",
    "recipient-blocking, RecipientFindings",
    "server-mail, DomainServerFindings",
    "bans-blocked, BanFindings",
    "complaint-lost, ComplaintFindings",
    "unexamined, UnreadableFindings"
  })
  void theTypeOfWhatHasNoVersionFollowsFromItsMembers(String name, String type) {
    assertEquals(type, FindingsCodec.read(stored(name)).getClass().getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "{\"version\":2}",
        "{\"version\":2,\"type\":\"of-tomorrow\"}",
        "{\"version\":\"2\",\"type\":\"blocklist\"}",
        "{\"asked\":\"many\"}",
        "{\"asked\":1,\"listed\":[{}]}",
        "{\"asked\":1,\"watch\":{\"since\":\"today\",\"next\":\"\"}}",
        "{\"steps\":[{\"step\":{}}]}",
        "{\"host\":\"blocks\",\"ownServers\":{\"blocks\":[7]}}",
        "{\"complaint\":\"vanished\"}",
        "{\"mx\":[],\"outcome\":[]}"
      })
  void damagedFindingsAreUnreadable(String stored) {
    Findings findings = FindingsCodec.read(stored);

    assertInstanceOf(UnreadableFindings.class, findings);
    assertEquals("{}", FindingsCodec.store(findings));
  }

  @Test
  void theReasonNamesTheMember() {
    Findings findings = FindingsCodec.read("{\"asked\":1,\"listed\":[{\"zone\":\"a\"}]}");

    assertEquals(new UnreadableFindings("findings.listed[0]: name is missing"), findings);
  }

  @Test
  void aLinkThatIsNoUrlIsUnreadable() {
    String stored = stored("blocklist-listed");

    Findings findings =
        FindingsCodec.read(stored.replace("\"delistUrl\":null", "\"delistUrl\":\" \""));

    assertEquals(new UnreadableFindings("findings.listed[0].delistUrl is not a URL"), findings);
  }

  @Test
  void anExportHasAllThatWasStoredExceptTheVersionAndTheType() {
    String stored = stored("complaint-lost").replaceFirst("\\{", "{\"of-old\":7,");
    Findings findings = FindingsCodec.read(stored);
    String now = FindingsCodec.store(findings);

    assertEquals(stored, FindingsCodec.export(findings, stored).toString());
    assertEquals(stored("complaint-lost"), FindingsCodec.export(findings, now).toString());
  }

  @Test
  void membersThatEarlierProgramsDidNotWriteAreEmpty() {
    BlocklistFindings findings =
        assertInstanceOf(
            BlocklistFindings.class,
            FindingsCodec.read(
                """
                {"subject":"203.0.113.5","asked":1,"listed":[{"zone":"a.example","name":"A",
                 "codes":["127.0.0.2"],"meaning":"listed","weight":"high"}]}
                """));

    assertTrue(findings.severity().isEmpty());
    assertTrue(findings.listed().get(0).partOf().isEmpty());
    assertTrue(findings.watch().isEmpty());
  }
}
