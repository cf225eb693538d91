package org.bounceback.bounce.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the tables about control panels, and rows that must not be accepted. */
class PanelTextsTest {
  private static final Panels PANELS = Panels.load();
  private static final String COLUMNS = "id\tproduct\ttext\twritten_to\tsetting\tsource\n";

  static List<Map<String, String>> rows() {
    String file = "panel-texts.tsv";
    return Table.parse(file, Resources.text(PanelTexts.class, file)).rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachTextIsFoundInAnyCaseAndOverSeveralLines(Map<String, String> row) {
    String text = row.getOrDefault("text", "").replace(" … ", " example ");
    String shown = "Error: " + text.toUpperCase(java.util.Locale.ROOT).replace(" ", "\n  ");

    Optional<PanelText> found = PANELS.texts().find(shown);

    assertEquals(row.get("written_to"), found.orElseThrow().isForUsersOnly() ? "users" : "anyone");
    assertEquals(
        Optional.of(row.getOrDefault("setting", "")).filter(setting -> !setting.equals("-")),
        found.get().setting());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachSettingHasAMenuPath(Map<String, String> row) {
    String text = row.getOrDefault("text", "").replace(" … ", " example ");

    assertEquals(!row.getOrDefault("setting", "").equals("-"), PANELS.setting(text).isPresent());
  }

  @Test
  void theMenuPathIsThatOfTheProductThatWritesTheText() {
    String cpanel =
        PANELS.setting("Domain a.example has exceeded the max emails per hour").orElseThrow();
    String any =
        PANELS.setting("552 5.2.2 Quota exceeded (mailbox for user is full)").orElseThrow();

    assertTrue(cpanel.startsWith("WHM › Server Configuration › Tweak Settings"));
    assertFalse(cpanel.contains("Plesk"));
    assertTrue(any.contains("cPanel") && any.contains("Plesk") && any.contains("DirectAdmin"));
  }

  @Test
  void otherRepliesAreNotFound() {
    assertEquals(Optional.empty(), PANELS.texts().find("550 5.1.1 No such user"));
    assertEquals(Optional.empty(), PANELS.texts().find(""));
  }

  @Test
  void theIdsAreUnique() {
    List<String> ids = PANELS.texts().all().stream().map(PanelText::id).toList();

    assertEquals(ids.stream().distinct().toList(), ids);
    assertTrue(ids.size() > 40);
  }

  @Test
  void incompleteRowsAreNotAccepted() {
    refuses("a\tcpanel\tsome text here\teverybody\t-\tsource");
    refuses("a\tcpanel\tSome Text\tusers\t-\tsource");
    refuses("a\tcpanel\ttext\tusers\t-\tsource");
    refuses("a\tcpanel\tsome text here\tusers\tno-such-setting\tsource");
    refuses("a\tcpanel\tsome text here\tusers\t-\t");
    refuses("a\tcpanel\tone text\tusers\t-\tsource\na\tcpanel\tother text\tusers\t-\tsource");
  }

  @Test
  void aSettingWithoutAPathIsNotAccepted() {
    Table table = Table.parse("t", "setting\tproduct\tpath\tsource\nlimit\tcpanel\t\tdocs\n");

    assertThrows(InvalidDataException.class, () -> PanelSettings.of(table));
  }

  private static void refuses(String rows) {
    Table table = Table.parse("t", COLUMNS + rows + "\n");

    assertThrows(InvalidDataException.class, () -> PanelTexts.of(table, PanelSettings.load()));
  }
}
