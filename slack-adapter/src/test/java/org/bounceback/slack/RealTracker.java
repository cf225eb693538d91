package org.bounceback.slack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/** A real Request Tracker, started for a test, and its agent maria. */
final class RealTracker implements AutoCloseable {
  static final String PASSWORD = "test-password";
  private static final String SCRIPT = "../bot-core/src/test/peers/request-tracker";

  private final Path folder;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private RealTracker(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  static RealTracker start(Path folder) throws IOException, InterruptedException {
    var tracker = new RealTracker(folder, freePort());
    run("start", folder.toString(), Integer.toString(tracker.port));
    return tracker;
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Returns the tickets' ids, oldest first. */
  List<String> tickets() throws IOException, InterruptedException {
    return ask("GET", "/tickets?query=id%3E0&orderby=id", "").list("items").stream()
        .map(ticket -> ticket.text("id"))
        .toList();
  }

  /** Returns the only file of a ticket, as stored. */
  byte[] file(String ticket) throws IOException, InterruptedException {
    String parts = "/ticket/" + ticket + "/attachments?fields=Filename&per_page=100";
    String id =
        ask("GET", parts, "").list("items").stream()
            .filter(attachment -> !attachment.findText("Filename").orElse("").isEmpty())
            .findFirst()
            .orElseThrow()
            .text("id");
    return Base64.getMimeDecoder().decode(ask("GET", "/attachment/" + id, "").text("Content"));
  }

  void reply(String ticket, String html) throws IOException, InterruptedException {
    var body = new JsonObjectBuilder().with("Content", html).with("ContentType", "text/html");
    DocumentNode unused = ask("POST", "/ticket/" + ticket + "/correspond", body.toString());
  }

  void turn(String ticket, String status) throws IOException, InterruptedException {
    String body = new JsonObjectBuilder().with("Status", status).toString();
    DocumentNode unused = ask("PUT", "/ticket/" + ticket, body);
  }

  @Override
  public void close() throws IOException {
    try {
      run("stop", folder.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the tracker may still run");
    }
  }

  private DocumentNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    byte[] pair = ("maria:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/REST/2.0" + path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return DocumentCodec.json(path, http.send(request, BodyHandlers.ofString()).body());
  }

  private static void run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(SCRIPT));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("RT_PASSWORD", PASSWORD);
    if (builder.start().waitFor() != 0) {
      throw new IOException("not done: " + command);
    }
  }
}
