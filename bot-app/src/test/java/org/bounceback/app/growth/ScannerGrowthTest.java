package org.bounceback.app.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.redaction.MailExcerpt;
import org.bounceback.redaction.Redaction;
import org.junit.jupiter.api.Test;

/**
 * The readers of whole mails, and the scanners of what people and platforms write, on long runs of
 * what is special in mails, logs and markup: less than three times the processor time for twice the
 * text. Scanners that take almost no time are not measured further.
 */
class ScannerGrowthTest {
  private static final int LENGTH = 8 * 1024;
  private static final long SLOW_NANOS = 60_000_000;
  private static final int TRIES = 3;

  private static final List<String> PUMPS =
      List.of(
          " ",
          "\n",
          "\r\n",
          "\t",
          "a",
          "A.",
          "1",
          "1.",
          ".",
          "-",
          "@",
          "a@b.example ",
          "a@b@",
          "\"",
          "\"a\"@",
          "<",
          ">",
          "<a@b> ",
          "(",
          ")",
          "[",
          "[1.2.3.4] ",
          "=",
          "=?",
          "=?utf-8?q?a",
          "=20",
          "%{",
          "%{i}.",
          ":",
          "::",
          "a: b\n",
          ";",
          "; d=a",
          ",",
          "/",
          "http://a/",
          "\\",
          "`",
          "*",
          "#1 ",
          "ticket 1-",
          "550 5.1.1 ",
          "to=<a@b>, ",
          "to=<a@b>, dsn=5.1.1, ",
          "** a@b ",
          "=> a@b: ",
          " relay=a",
          "error ",
          "x said: ",
          "<a ",
          "<b>",
          "&",
          "&#",
          "{a}",
          "> ",
          "\n\n- ",
          "\u00e9",
          "漢",
          "From a Mon Jan 1\n",
          "Received: from a by b\n",
          "Final-Recipient: rfc822; a@b\n\n",
          " F=<a> ");

  /** Scanners of text other than e-mails. */
  private static final List<String> METHODS =
      List.of(
          "org.bounceback.discord.Markdown#escaped",
          "org.bounceback.slack.MrkdwnText#escaped",
          "org.bounceback.slack.MrkdwnText#typed",
          "org.bounceback.blocklist.SubjectParser#read",
          "org.bounceback.ticket.TicketMentions#in",
          "org.bounceback.hosting.MailLogShape#parse",
          "org.bounceback.redaction.AddressScanner#findAll",
          "org.bounceback.data.UntrustedText#clean");

  @Test
  void scannerTimeIsLinearInTheTextLength() throws ReflectiveOperationException {
    Map<String, Consumer<String>> scanners = scanners();
    var slow = new TreeMap<String, String>();
    for (Map.Entry<String, Consumer<String>> scanner : scanners.entrySet()) {
      for (String pump : PUMPS) {
        for (String begin : List.of("x ")) {
          if (triples(scanner.getValue(), begin, pump)) {
            slow.put(scanner.getKey(), begin + pump);
          }
        }
      }
    }
    assertEquals(Map.of(), slow);
  }

  @Test
  void aQuadraticScannerIsDetected() {
    Pattern slow = Pattern.compile("[\\s<\"']+$");
    assertTrue(triples(text -> assertFalse(slow.matcher(text + "y").find()), "x ", " "));
  }

  private static boolean triples(Consumer<String> scanner, String begin, String pump) {
    String text = begin + pump.repeat(LENGTH / pump.length());
    String twice = begin + pump.repeat(2 * LENGTH / pump.length());
    for (int i = 0; i < TRIES; i++) {
      long two = nanos(scanner, twice);
      if (two < SLOW_NANOS || two < 3 * nanos(scanner, text)) {
        return false;
      }
    }
    return true;
  }

  private static long nanos(Consumer<String> scanner, String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    scanner.accept(text);
    return threads.getCurrentThreadCpuTime() - began;
  }

  private static Map<String, Consumer<String>> scanners() throws ReflectiveOperationException {
    var scanners = new LinkedHashMap<String, Consumer<String>>();
    BounceReader reader = BounceReader.create();
    scanners.put("pasted text", text -> reader.read(text.getBytes(StandardCharsets.UTF_8)));
    scanners.put(
        "body of a mail",
        text ->
            reader.read(
                ("From: MAILER-DAEMON@a.example\nSubject: failure notice\n\n" + text)
                    .getBytes(StandardCharsets.UTF_8)));
    scanners.put(
        "header of a mail",
        text -> reader.read(("Subject: " + text + "\n\nx").getBytes(StandardCharsets.UTF_8)));
    scanners.put(
        "HTML of a mail",
        text ->
            reader.read(
                ("From: a@b.example\nContent-Type: text/html\n\n" + text)
                    .getBytes(StandardCharsets.UTF_8)));
    scanners.put(
        "excerpt of a mail",
        text ->
            MailExcerpt.of(("To: " + text + "\n\n" + text).getBytes(StandardCharsets.UTF_8))
                .redacted(new Redaction(Set.<MailAddress>of())));
    for (String name : METHODS) {
      add(name, scanners);
    }
    return scanners;
  }

  private static void add(String name, Map<String, Consumer<String>> scanners)
      throws ReflectiveOperationException {
    String[] parts = name.split("#", 2);
    Method method = Class.forName(parts[0]).getDeclaredMethod(parts[1], String.class);
    method.setAccessible(true);
    scanners.put(name, text -> call(method, text));
  }

  private static void call(Method method, String text) {
    try {
      method.invoke(null, text);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof Error error) {
        throw error;
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
