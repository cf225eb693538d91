package org.bounceback.chat.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;

/**
 * A bot in a process of its own, with the heap that it has in production: uploads what the first
 * argument names and prints each answer on a line. Part of the heap is filled, as the chat
 * libraries fill it in production.
 */
final class UploadMemoryProbe {
  private static final int MIB = 1 << 20;
  private static final int MAX = 20 * MIB;
  private static final int OTHER_PARTS = 96 * MIB;

  private UploadMemoryProbe() {}

  /** Arguments: what to upload, how many people do so at once, and a folder for the store. */
  public static void main(String[] arguments) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Map<String, UploadedFile.Source> uploads =
        Map.of(
            "lines.zip", UploadMemoryProbe::zipOfLines,
            "lines.txt", () -> "-\n".repeat(MAX / 2).getBytes(StandardCharsets.ISO_8859_1),
            "utf16.txt", () -> "\ufeff-\n".repeat(MAX / 6).getBytes(StandardCharsets.UTF_16LE),
            "base64.txt", UploadMemoryProbe::base64,
            "honest.eml", UploadMemoryProbe::honest,
            "honest.zip", UploadMemoryProbe::zipOfHonest,
            "nested.eml", UploadMemoryProbe::nested);
    byte[] others = new byte[OTHER_PARTS];
    Arrays.fill(others, (byte) 1);
    String name = arguments[0];
    int people = Integer.parseInt(arguments[1]);
    try (var testBot =
        TestBot.open(
            Path.of(arguments[2]), new WorkerPools(64, 200, 16, 400, BundledData.ENGLISH))) {
      var postings = new ArrayList<RecordingMessagePoster>();
      var begun = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < people; i++) {
        var file =
            new UploadedFile(
                name, "", OptionalLong.of(MAX), Objects.requireNonNull(uploads.get(name)));
        begun.add(upload(testBot, "U" + i, file, postings));
      }
      UploadedFile small = TestEvents.file("listed.eml");
      begun.add(upload(testBot, "another", small, postings));
      begun.forEach(CompletableFuture::join);
      for (RecordingMessagePoster posting : postings) {
        out.println(posting.last().headline());
        CardTextRenderer.of(testBot.press(posting.last(), "Details").card())
            .lines()
            .filter(line -> line.startsWith("Not read"))
            .forEach(out::println);
      }
    }
    out.println("filled " + others.length);
  }

  private static CompletableFuture<Void> upload(
      TestBot testBot, String person, UploadedFile file, List<RecordingMessagePoster> postings) {
    var posting = new RecordingMessagePoster();
    postings.add(posting);
    InboundEvent event =
        TestEvents.event(new ChatRequest.FileUpload(List.of(file), ""))
            .by(TestEvents.agent(person));
    return testBot.bot.handle(event).later().orElseThrow().start(posting).toCompletableFuture();
  }

  private static byte[] zipOfLines() throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("lines.txt"));
      byte[] lines = "-\n".repeat(MIB).getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < 25; i++) {
        zip.write(lines);
      }
    }
    // Padded, so that it may unpack to 50 MiB by the limit of the ratio.
    return Arrays.copyOf(file.toByteArray(), MIB);
  }

  private static byte[] zipOfHonest() throws IOException {
    var file = new ByteArrayOutputStream(MAX);
    try (var zip = new ZipOutputStream(file)) {
      for (String name : List.of("large.eml", "small.eml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.startsWith("l") ? honest() : TestEvents.content("listed.eml"));
      }
    }
    return file.toByteArray();
  }

  private static byte[] base64() throws IOException {
    byte[] mail = Arrays.copyOf(honest(), MAX * 3 / 4 - 3);
    return Base64.getEncoder().encode(mail);
  }

  /** A bounce that returns a mail with a large attachment. */
  private static byte[] honest() throws IOException {
    var mail = new ByteArrayOutputStream(MAX);
    write(
        mail,
        """
        From: Mail Delivery System <mailer-daemon@srv12.host.example>
        To: alice@shop.example
        Date: Tue, 24 Nov 2026 08:12:00 +0000
        Received: from srv12.host.example by mx.shop.example; Tue, 24 Nov 2026 08:12:00 +0000
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; srv12.host.example

        Final-Recipient: rfc822; bob@example.com
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --b
        Content-Type: message/rfc822

        From: alice@shop.example
        To: bob@example.com
        Subject: the pictures
        Content-Type: application/octet-stream
        Content-Transfer-Encoding: base64

        """);
    // Longer than the window of a zip, so that it does not shrink.
    var noise = new byte[3 * 64 * 1024];
    new Random(1).nextBytes(noise);
    byte[] attachment = Base64.getMimeEncoder().encode(noise);
    while (mail.size() < MAX - attachment.length - 100) {
      mail.writeBytes(attachment);
    }
    write(mail, "\n--b--\n");
    return mail.toByteArray();
  }

  /** Bounces within bounces, each with all that is inside it. */
  private static byte[] nested() throws IOException {
    var mail = new ByteArrayOutputStream(MAX);
    write(mail, "From: alice@shop.example\nTo: support@host.example\nSubject: FW\n");
    for (int i = 0; i < 25; i++) {
      write(
          mail,
          """
          Content-Type: multipart/mixed; boundary=b%d

          --b%d
          Content-Type: message/rfc822

          From: mailer-daemon@srv12.host.example
          Subject: Undelivered Mail Returned to Sender
          """
              .formatted(i, i));
    }
    write(mail, "\n<bob@example.com>: 550 5.1.1 no such user\n\n");
    byte[] line = "x".repeat(79).concat("\n").getBytes(StandardCharsets.ISO_8859_1);
    while (mail.size() < MAX - 100) {
      mail.write(line);
    }
    return mail.toByteArray();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
