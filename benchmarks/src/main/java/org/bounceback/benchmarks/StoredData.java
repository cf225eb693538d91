package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tests the stored data of a bot with the local ticket system, and the commands and requests that
 * access it.
 */
final class StoredData {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;
  private static final String ERASED = "a@shop.example";
  private static final String KEPT = "maria@shop.example";

  /** Escape sequences of terminals, other control characters, and marks that reorder text. */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t\\r]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path launcher;
  private final Path folder;
  private final Map<String, String> settings;
  private final ApiClient api;
  private final String mail;

  StoredData(Path launcher, Path folder, Map<String, String> settings, BotProcess bot)
      throws IOException {
    this.launcher = launcher;
    this.folder = folder;
    this.settings = settings;
    this.api = new ApiClient(bot);
    this.mail = PackagedFiles.bouncedMail();
  }

  /** Erasing one address must not erase another one with the same ending. */
  String erasure() throws Exception {
    accept("erase-a", ERASED, 101);
    String kept = idOf(accept("erase-maria", KEPT, 102));
    awaitTicket(KEPT);
    awaitTicket(ERASED);
    SecurityCase.require(
        !command("cases", "export", ERASED).output().contains(KEPT),
        "cases export %s printed %s".formatted(ERASED, KEPT));
    CommandRun erased = command("cases", "erase", ERASED);
    SecurityCase.require(
        !erased.output().contains(KEPT) && !erased.output().contains(kept),
        "cases erase %s printed the case of %s".formatted(ERASED, KEPT));
    int left = api.get("/api/v1/cases/" + kept, TIMEOUT).statusCode();
    SecurityCase.require(left == 200, "the case of %s is gone".formatted(KEPT));
    SecurityCase.require(
        command("cases", "export", KEPT).output().contains(KEPT),
        "cases export %s has nothing".formatted(KEPT));
    SecurityCase.require(
        command("cases", "export", ERASED).output().isBlank(),
        "something of %s is left".formatted(ERASED));
    return erased.output().strip().replaceAll("\\s+", " ");
  }

  /** Reuses the key of an escalation with another e-mail or another requester. */
  String reusedKey() throws Exception {
    accept("reused", "first@shop.example", 201);
    int same = escalate("reused", "first@shop.example", 201).statusCode();
    SecurityCase.require(same == ACCEPTED, "the same request again was answered " + same);
    int mailChanged = escalate("reused", "first@shop.example", 202).statusCode();
    int requesterChanged = escalate("reused", "second@shop.example", 201).statusCode();
    SecurityCase.require(
        mailChanged == CONFLICT && requesterChanged == CONFLICT,
        "another mail was answered %d, another requester %d"
            .formatted(mailChanged, requesterChanged));
    SecurityCase.require(
        command("cases", "export", "second@shop.example").output().isBlank()
            && !command("cases", "export", "first@shop.example").output().contains("jo202@"),
        "what was refused is stored");
    return "the same request 202, another mail 409, another requester 409";
  }

  /**
   * Checks that under umask 022 no file in the data folder, and no backup, is readable by others.
   */
  String fileModes() throws Exception {
    Path data = Path.of(settings.get("data"));
    Path backup = folder.resolve("backup.db");
    CommandRun written = command("backup", backup.toString());
    SecurityCase.require(written.status() == 0, "no backup: " + written.output());
    int looked = 0;
    for (Path path : Stream.concat(everythingIn(data).stream(), Stream.of(backup)).toList()) {
      looked++;
      Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
      SecurityCase.require(
          OWNER_ONLY.containsAll(modes)
              && (Files.isDirectory(path) || !modes.contains(PosixFilePermission.OWNER_EXECUTE)),
          "%s has %s".formatted(folder.relativize(path), modes));
    }
    return looked + " files and folders only for the owner, also the backup";
  }

  /** Puts escape sequences and bidirectional marks in every text that an outsider can choose. */
  String terminalOutput() throws Exception {
    String hostile = "\u001b]0;owned\u0007\u001b[31mred\u202Egnp.exe\u2066\u200F\u009b31m";
    accept("terminal", "term" + hostile + "@shop.example", 301, "Pay" + hostile, "note" + hostile);
    String marked =
        mail.replace("550 5.1.1", "550 5.1.1 " + hostile)
            .replace("jo@example.org", "jo@example.org" + hostile)
            .replace("Subject: ", "Subject: =?utf-8?Q?=1B[2J=E2=80=AE?= " + hostile);
    Path file = folder.resolve("mail \u202Egnp\u001b[31m.eml");
    Files.writeString(file, marked);
    awaitTicket("shop.example");
    for (String[] words :
        List.of(
            new String[] {"diagnose", "--offline", file.toString()},
            new String[] {"diagnose", "--offline", "--explain", file.toString()},
            new String[] {"diagnose", "--offline", "--csv", file.toString()},
            new String[] {"diagnose", "--offline", folder.resolve("no " + hostile).toString()},
            new String[] {"blacklist", "host" + hostile},
            new String[] {"recipient", "jo" + hostile + "@example.org"},
            new String[] {"server", "jo" + hostile + "@example.org"},
            new String[] {"cases", "export", "jo" + hostile + "@shop.example"},
            new String[] {"tickets", "list", "--all"},
            new String[] {"tickets", "dead"},
            new String[] {"tickets", "show", ticketOf("Pay")},
            new String[] {"tickets", "retry", "x" + hostile})) {
      Optional<String> unsafe =
          UNSAFE.matcher(command(words).output()).results().map(MatchResult::group).findFirst();
      if (unsafe.isPresent()) {
        throw new SecurityCase.Breach(
            "%s %s printed U+%04X".formatted(words[0], words[1], unsafe.get().codePointAt(0)));
      }
    }
    return "12 commands print no control and no bidirectional mark";
  }

  private HttpResponse<String> accept(String key, String requester, int number) throws Exception {
    return accept(key, requester, number, "", "");
  }

  private HttpResponse<String> accept(
      String key, String requester, int number, String subject, String note) throws Exception {
    var members =
        new HashMap<>(
            Map.of(
                "key",
                key,
                "requester",
                requester,
                "message",
                PackagedFiles.numbered(mail, number).replace("sam@shop.example", requester)));
    if (!subject.isEmpty()) {
      members.put("subject", subject);
      members.put("note", note);
    }
    HttpResponse<String> answer = api.escalate(members);
    SecurityCase.require(
        answer.statusCode() == ACCEPTED,
        "an escalation was answered %d: %s".formatted(answer.statusCode(), answer.body()));
    return answer;
  }

  private HttpResponse<String> escalate(String key, String requester, int number) throws Exception {
    return api.escalate(
        Map.of(
            "key",
            key,
            "requester",
            requester,
            "message",
            PackagedFiles.numbered(mail, number)
                .replace("sam@shop.example", "first@shop.example")));
  }

  private static String idOf(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private void awaitTicket(String requester) {
    ConditionWaiter.until(
        TIMEOUT,
        () -> command("tickets", "list", "--all").output().contains(requester),
        () -> "no ticket of " + requester);
  }

  /** Returns the number of the ticket whose line contains these words. */
  private String ticketOf(String words) throws IOException, InterruptedException {
    return command("tickets", "list", "--all")
        .output()
        .lines()
        .filter(line -> line.contains(words))
        .map(line -> line.substring(0, Math.max(0, line.indexOf('\t'))))
        .findFirst()
        .orElse("1");
  }

  private CommandRun command(String... words) throws IOException, InterruptedException {
    return CommandRun.of(launcher, settings, words);
  }

  private static List<Path> everythingIn(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.toList();
    }
  }
}
