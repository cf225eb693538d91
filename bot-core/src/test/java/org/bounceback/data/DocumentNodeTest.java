package org.bounceback.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNodeTest {
  private static final DocumentNode ROOT =
      DocumentCodec.yaml(
          "servers.yaml",
          """
          servers:
            - {name: srv12, port: 25, share: 1.5, huge: 99999999999999999999, on: true, off: false}
            - name: srv13
              hosts: [a.example, ~]
              empty:
          alone: single
          yes: yes
          """);

  @Test
  void aValueHasItsPath() {
    assertEquals(
        List.of("servers.yaml.servers[0]", "servers.yaml.servers[1]"),
        ROOT.list("servers").stream().map(DocumentNode::path).toList());
    assertEquals("servers.yaml.servers[1].hosts[0]", second().list("hosts").get(0).path());
  }

  @Test
  void keysAreInTheOrderWritten() {
    assertEquals(List.of("servers", "alone", "yes"), ROOT.keys());
    assertEquals(List.of(), ROOT.require("alone").keys());
  }

  @Test
  void aSingleValueIsAListWithOneElement() {
    assertEquals(List.of("single"), ROOT.texts("alone"));
  }

  @Test
  void absentAndNullListsAreEmpty() {
    assertEquals(List.of(), second().texts("empty"));
    assertEquals(List.of(), second().texts("absent"));
  }

  @Test
  void absentAndNullValuesAreNotFound() {
    assertEquals(Optional.empty(), second().findText("empty"));
    assertEquals(Optional.empty(), second().findText("absent"));
    assertEquals(OptionalLong.empty(), second().findNumber("absent"));
    assertFalse(second().isTrue("absent"));
    assertEquals(Optional.empty(), ROOT.require("alone").find("anything"));
  }

  @Test
  void numbersAndBooleansAreReadAsText() {
    assertEquals("25", first().text("port"));
    assertEquals("1.5", first().text("share"));
    assertEquals("true", first().text("on"));
    assertEquals("yes", ROOT.text("yes"));
  }

  @Test
  void integersAndBooleansAreRead() {
    assertEquals(OptionalLong.of(25), first().findNumber("port"));
    assertTrue(first().isTrue("on"));
    assertFalse(first().isTrue("off"));
  }

  @Test
  void theErrorForAMissingValueContainsItsPath() {
    assertComplaint("servers.yaml.servers[1]: port is missing", () -> second().text("port"));
    assertComplaint("servers.yaml.servers[1]: empty is missing", () -> second().require("empty"));
  }

  @Test
  void theErrorForAValueThatIsNoTextContainsItsPath() {
    assertComplaint("servers.yaml.servers is not a text", () -> ROOT.text("servers"));
    assertComplaint("servers.yaml.servers[0] is not a text", () -> ROOT.texts("servers"));
    assertComplaint(
        "servers.yaml.servers[1].hosts[1] is not a text", () -> second().texts("hosts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "share", "huge", "on"})
  void theErrorForAValueThatIsNoIntegerContainsItsPath(String key) {
    assertComplaint(
        "servers.yaml.servers[0]." + key + " is not a whole number", () -> first().findNumber(key));
  }

  @Test
  void theErrorForAValueThatIsNoBooleanContainsItsPath() {
    assertComplaint("servers.yaml.yes is neither true nor false", () -> ROOT.isTrue("yes"));
  }

  @Test
  void theErrorForAnUnknownKeyContainsItsPath() {
    ROOT.allowKeys("servers", "alone", "yes", "more");
    assertComplaint(
        "servers.yaml: no such key: alone; known are servers, yes",
        () -> ROOT.allowKeys("servers", "yes"));
    assertComplaint(
        "servers.yaml.servers has no keys; known are name",
        () -> ROOT.require("servers").allowKeys("name"));
  }

  @Test
  void onlyAMapIsAnObject() {
    assertTrue(ROOT.isObject());
    assertFalse(ROOT.require("servers").isObject());
    assertFalse(ROOT.require("alone").isObject());
  }

  private static void assertComplaint(String message, Runnable reading) {
    assertEquals(message, assertThrows(InvalidDataException.class, reading::run).getMessage());
  }

  private static DocumentNode first() {
    return ROOT.list("servers").get(0);
  }

  private static DocumentNode second() {
    return ROOT.list("servers").get(1);
  }
}
