package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Ip;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the complete published test suite of RFC 7208 with real DNS lookups:
 * rfc7208/rfc7208-tests.yml, with its license next to it. As its header requires, an SPF record is
 * also a TXT record if the name has no TXT records, and TIMEOUT is the reply to all other queries.
 */
class PublishedSpfVectorsTest {
  private static final String NO_WORDS = "DEFAULT";
  private static final String NOTHING = "NONE";

  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @TestFactory
  Stream<DynamicNode> everyVectorHasItsResult() {
    return scenarios()
        .map(
            scenario ->
                dynamicContainer(
                    scenario.text("description"),
                    scenario.require("tests").keys().stream()
                        .map(name -> dynamicTest(name, () -> check(scenario, name)))));
  }

  @Test
  void allVectorsAreRun() {
    long vectors = scenarios().mapToLong(scenario -> scenario.require("tests").keys().size()).sum();

    assertTrue(vectors >= 200, vectors + " vectors");
  }

  private void check(DocumentNode scenario, String name) {
    DocumentNode test = scenario.require("tests").require(name);
    load(scenario.require("zonedata"));
    var question =
        SpfQuestion.about(
            Ip.parse(test.text("host")).orElseThrow(),
            test.findText("mailfrom").orElse(""),
            test.text("helo"));

    SpfOutcome answer =
        new SpfCheck(dns.client(), Clock.systemUTC())
            .check(question, Deadline.after(LoopbackDns.LONG_TIMEOUT));

    List<String> allowed = test.texts("result");
    assertTrue(allowed.contains(answer.result().code()), allowed + " expected: " + answer);
    Optional<String> explanation =
        test.findText("explanation").filter(text -> !text.equals(NO_WORDS));
    if (test.find("explanation").isPresent()) {
      assertEquals(explanation, answer.explanation());
    }
  }

  private static Stream<DocumentNode> scenarios() {
    String text = Resources.text(PublishedSpfVectorsTest.class, "rfc7208/rfc7208-tests.yml");
    return Stream.of(text.split("(?m)^---$", -1))
        .skip(1)
        .map(document -> DocumentCodec.yaml("rfc7208-tests.yml", document));
  }

  private void load(DocumentNode zones) {
    dns.server().faults().clear();
    dns.server().zones().close(".");
    dns.server().zones().open(".");
    for (String name : zones.keys()) {
      List<DocumentNode> records = zones.list(name);
      boolean hasTexts =
          records.stream().anyMatch(zoneRecord -> zoneRecord.find("TXT").isPresent());
      for (DocumentNode zoneRecord : records) {
        if (zoneRecord.isObject()) {
          String type = zoneRecord.keys().get(0);
          add(name, type.equals("SPF") && !hasTexts ? "TXT" : type, zoneRecord.require(type));
        } else if (!hasTexts || records.stream().anyMatch(PublishedSpfVectorsTest::isNoText)) {
          dns.server().faults().at(name, Fault.servfail());
        }
      }
    }
  }

  private static boolean isNoText(DocumentNode record) {
    return record.isObject() && record.findText("TXT").filter(NOTHING::equals).isPresent();
  }

  private void add(String name, String type, DocumentNode value) {
    String data =
        switch (type) {
          case "SPF" -> "";
          case "TXT" -> texts(value);
          case "MX" -> value.list().get(0).text() + " " + host(value.list().get(1));
          case "CNAME", "PTR" -> host(value);
          default -> value.text();
        };
    if (!data.isEmpty()) {
      dns.server().zones().add(owner(name) + " " + type + " " + data);
    }
  }

  private static String host(DocumentNode value) {
    String text = value.toString().equals("null") ? "" : value.text();
    return text.endsWith(".") ? text : text + ".";
  }

  private static String owner(String name) {
    return name.replace(" ", "\\032") + ".";
  }

  private static String texts(DocumentNode value) {
    var text = new StringBuilder();
    for (DocumentNode part : value.list()) {
      if (part.text().equals(NOTHING)) {
        return "";
      }
      // A DNS character-string has at most 255 octets; longer texts are split and joined again.
      for (String piece : part.text().split("(?<=\\G.{60})", -1)) {
        text.append('"').append(escaped(piece)).append("\" ");
      }
    }
    return text.toString();
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(String.format(Locale.ROOT, "\\%03d", octet & 0xff));
    }
    return escaped.toString();
  }
}
