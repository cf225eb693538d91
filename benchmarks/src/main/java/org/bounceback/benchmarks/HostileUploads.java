package org.bounceback.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.sandbox.desk.DeskServer;

/** Uploads files that try to exhaust the memory of a running bot, while other users work. */
final class HostileUploads {
  private static final int LINES = 25_000_000;
  private static final int MAX_UPLOAD = 20_000_000;
  private static final int MAX_CONCURRENT = 16;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration OTHERS_TIMEOUT = Duration.ofSeconds(30);
  private static final Set<Integer> ANSWERS = Set.of(200, 413, 422, 429, 503);
  private static final int OK = 200;
  private static final Pattern LIMIT =
      Pattern.compile("(?i)limit|at most|too many|too large|larger than|more than|busy|under way");
  private static final Pattern OMITTED = Pattern.compile("\"leftOut\":\\[\\S");

  private final BotProcess bot;
  private final ApiClient api;
  private final EscalationClient escalationClient;
  private final DeskServer desk;
  private int others;

  HostileUploads(BotProcess bot, DeskServer desk) {
    this.bot = bot;
    this.api = new ApiClient(bot);
    this.escalationClient = new EscalationClient();
    this.desk = desk;
  }

  /** Uploads archives of millions of two-byte lines, more than the limit of one e-mail. */
  String archiveOfLines() throws Exception {
    List<String> seen = new ArrayList<>();
    byte[] mixed = lines(new Random(1), 16);
    byte[] dashes = lines(new Random(1), 1);
    for (Upload upload :
        List.of(
            new Upload("mixed.zip", zip("bounce.eml", mixed)),
            new Upload("mixed-box.zip", zip("bounce.mbox", mixed)),
            new Upload("same.zip", zip("bounce.eml", dashes)),
            new Upload("same-text.zip", zip("bounce.txt", dashes)))) {
      seen.add(survives(List.of(upload), true));
    }
    return String.join("; ", seen);
  }

  /** Uploads a file of blank lines, and one of lines with only a dash. */
  String uploadsOfLines() throws Exception {
    byte[] blank = new byte[MAX_UPLOAD];
    Arrays.fill(blank, (byte) '\n');
    return survives(List.of(new Upload("blank.eml", blank)), false)
        + "; dashes: "
        + survives(List.of(new Upload("dashes.eml", dashes())), false);
  }

  /** Uploads sixteen files of the maximum size at once. */
  String manyUploads() throws Exception {
    byte[] dashes = dashes();
    List<Upload> uploads = new ArrayList<>();
    for (int i = 0; i < MAX_CONCURRENT; i++) {
      uploads.add(new Upload("dashes-%d.eml".formatted(i), dashes));
    }
    return survives(uploads, false);
  }

  private record Upload(String name, ByteBuffer content) {
    Upload(String name, byte[] content) {
      this(name, ByteBuffer.wrap(content));
    }
  }

  /**
   * Checks that all uploads are answered, and that other users are served meanwhile.
   *
   * @param tooMuch whether the uploads exceed a limit, so that the response must mention what was
   *     omitted
   */
  private String survives(List<Upload> uploads, boolean tooMuch) throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (Upload upload : uploads) {
      answers.add(
          api.postAsync(
              "/api/v1/diagnose?filename=" + upload.name(), upload.content().array(), TIMEOUT));
    }
    othersAreServed();
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      HttpResponse<String> got = answered(answer);
      SecurityCase.require(
          ANSWERS.contains(got.statusCode()),
          "an upload was answered %d: %s".formatted(got.statusCode(), start(got.body())));
      SecurityCase.require(
          namesLimit(got) || (got.statusCode() == OK && !tooMuch),
          "the answer %d names no limit: %s".formatted(got.statusCode(), start(got.body())));
      statuses.add(got.statusCode());
    }
    othersAreServed();
    return "answered " + statuses + ", at most " + bot.peakMemory() / 1024 + " MiB";
  }

  private static boolean namesLimit(HttpResponse<String> answer) {
    return (answer.statusCode() == OK ? OMITTED : LIMIT).matcher(answer.body()).find();
  }

  private HttpResponse<String> answered(CompletableFuture<HttpResponse<String>> answer)
      throws SecurityCase.Breach {
    try {
      return answer.join();
    } catch (CompletionException cut) {
      throw new SecurityCase.Breach(
          "an upload got no answer: " + cut.getCause() + ", process alive: " + bot.isAlive());
    }
  }

  /**
   * Checks that another user's blocklist check, e-mail and ticket work while the uploads are read.
   */
  private void othersAreServed() throws Exception {
    others++;
    String key = "other-" + others;
    try {
      int live = api.get("/livez", OTHERS_TIMEOUT).statusCode();
      SecurityCase.require(live == 200, "/livez answered " + live);
      int lookUp = api.get("/api/v1/blacklist/203.0.113.5", OTHERS_TIMEOUT).statusCode();
      SecurityCase.require(lookUp == 200, "another user's check was answered " + lookUp);
      byte[] mail = PackagedFiles.bouncedMail().getBytes(StandardCharsets.UTF_8);
      int read = api.post("/api/v1/diagnose?online=false", mail, TIMEOUT).statusCode();
      SecurityCase.require(read == 200, "another user's e-mail was answered " + read);
      SecurityCase.require(
          escalationClient.send(bot, key).join(), "another user's escalation was not accepted");
      ConditionWaiter.until(
          TIMEOUT,
          () ->
              desk.tickets().stream()
                  .anyMatch(ticket -> ticket.draft().key().equals(Optional.of(key))),
          () -> "another user's ticket was not opened");
    } catch (IOException | IllegalStateException stuck) {
      throw new SecurityCase.Breach(
          "others are not served: %s, process alive: %s".formatted(stuck, bot.isAlive()));
    }
  }

  private static byte[] dashes() {
    byte[] dashes = new byte[MAX_UPLOAD];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = (byte) (i % 2 == 0 ? '-' : '\n');
    }
    return dashes;
  }

  /** Several random letters keep the archive below any limit of the compression ratio. */
  private static byte[] lines(Random random, int letters) {
    byte[] lines = new byte[2 * LINES];
    for (int i = 0; i < lines.length; i += 2) {
      lines[i] = (byte) ((letters == 1 ? '-' : 'a') + random.nextInt(letters));
      lines[i + 1] = '\n';
    }
    return lines;
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  private static String start(String body) {
    return body.substring(0, Math.min(300, body.length()));
  }
}
