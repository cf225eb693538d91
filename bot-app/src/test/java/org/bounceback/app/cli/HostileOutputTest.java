package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.UntrustedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No command prints terminal control characters, for any input and arguments. */
class HostileOutputTest {
  private static final String HOSTILE =
      "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202egro\u2066\u2028\rx";

  @TempDir Path home;

  /** Each command with arguments that it repeats, and with files that hold the same. */
  static Stream<List<String>> calls() {
    return Stream.of(
        List.of(HOSTILE),
        List.of("--" + HOSTILE),
        List.of("diagnose", HOSTILE),
        List.of("diagnose", "hostile.eml"),
        List.of("diagnose", "--explain", "hostile.eml"),
        List.of("diagnose", "--json", "hostile.eml"),
        List.of("diagnose", "--csv", "hostile.eml"),
        List.of("diagnose", "--format", HOSTILE),
        List.of("blacklist", HOSTILE),
        List.of("blacklist", "--bulk", "hostile.txt"),
        List.of("blacklist", "--json", HOSTILE),
        List.of("blacklist", "--" + HOSTILE),
        List.of("recipient", HOSTILE),
        List.of("recipient", "bob@" + HOSTILE + ".example"),
        List.of("server", HOSTILE),
        List.of("blocks", HOSTILE),
        List.of("cases", HOSTILE),
        List.of("cases", "export", "--since", HOSTILE),
        List.of("tickets", HOSTILE),
        List.of("tickets", "list", HOSTILE),
        List.of("tickets", "show", HOSTILE),
        List.of("tickets", "answer", HOSTILE),
        List.of("tickets", "close", HOSTILE),
        List.of("tickets", "dead", HOSTILE),
        List.of("tickets", "retry", HOSTILE),
        List.of("zones", "list", HOSTILE),
        List.of("zones", "check", HOSTILE),
        List.of("config", HOSTILE),
        List.of("config", "show", "--config", "hostile.yaml"),
        List.of("config", "show", "--config", HOSTILE),
        List.of("doctor", "--config", "hostile.yaml"),
        List.of("doctor", HOSTILE),
        List.of("backup", HOSTILE),
        List.of("clock", HOSTILE),
        List.of("servers", "answers", "forget", HOSTILE),
        List.of("texts", "list", HOSTILE, "--language", HOSTILE),
        List.of("texts", "check", HOSTILE),
        List.of("texts", "export", HOSTILE, HOSTILE),
        List.of("intake", HOSTILE),
        List.of("serve", HOSTILE),
        List.of("chat", HOSTILE),
        List.of("demo", HOSTILE));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void neitherStreamHasControlCharacters(List<String> call) throws IOException {
    Run run = run(call);
    assertTrue(!run.out().isEmpty() || !run.err().isEmpty());
    assertHarmless(run.out());
    assertHarmless(run.err());
  }

  @Test
  void jsonStaysValidAndKeepsTheTextOfTheEmail() throws IOException {
    Run run = run(List.of("diagnose", "--json", "hostile.eml"));
    assertHarmless(run.out());
    assertTrue(DocumentCodec.json("out", run.out().strip()).toString().length() > 0);
    assertTrue(run.out().contains("\\u202e"), run.out());
    assertFalse(run.out().contains("?gro"), run.out());
  }

  @Test
  void everyCommandIsCalled() {
    String usage = run(List.of("--help")).out();
    List<String> commands =
        usage
            .substring(usage.indexOf("Commands:"))
            .lines()
            .filter(line -> line.matches(" {2}[a-z].*"))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    assertTrue(commands.size() > 10);
    List<String> called = calls().map(call -> call.get(0)).distinct().toList();
    assertEquals(List.of(), commands.stream().filter(each -> !called.contains(each)).toList());
  }

  private Run run(List<String> call) {
    try {
      Files.writeString(
          home.resolve("hostile.eml"),
          "From: MAILER-DAEMON@a.example\n"
              + "Content-Type: text/plain; charset=utf-8\n"
              + "Subject: failure "
              + HOSTILE.replace("\r", "")
              + "\n\n<bob@b.example>: host mx.b.example[192.0.2.1] said: 550 5.1.1 unknown "
              + HOSTILE.replace("\r", "")
              + "\n");
      Files.writeString(home.resolve("hostile.txt"), HOSTILE + "\n192.0.2.1\n");
      Files.writeString(
          home.resolve("hostile.yaml"),
          "wrong: \""
              + HOSTILE.replace("\u001b", "\\e").replace("\u0007", "\\a").replace("\r", "\\r")
              + "\"\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    List<String> placed =
        call.stream()
            .map(word -> word.startsWith("hostile.") ? home.resolve(word).toString() : word)
            .toList();
    return Run.of(home, "", placed);
  }

  private static void assertHarmless(String printed) {
    String steering =
        printed
            .replace("\r\n", "\n")
            .codePoints()
            .filter(c -> c != '\n' && c != '\t' && UntrustedText.isControl(c))
            .mapToObj("U+%04X "::formatted)
            .reduce("", String::concat);
    assertEquals(
        "",
        steering,
        () -> new String(printed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
