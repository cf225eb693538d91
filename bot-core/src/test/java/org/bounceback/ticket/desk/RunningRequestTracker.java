package org.bounceback.ticket.desk;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/** The real Request Tracker, started for a test, and an agent of it. */
public final class RunningRequestTracker implements AutoCloseable {
  public static final String PASSWORD = "test-password";
  private static final Duration START = Duration.ofMinutes(2);

  private final Path folder;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningRequestTracker(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  public static RunningRequestTracker start(Path folder) throws IOException, InterruptedException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var tracker = new RunningRequestTracker(folder, port);
    tracker.script("start", folder.toString(), Integer.toString(port));
    return tracker;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Returns the files that are attached to a ticket. */
  public List<byte[]> files(String ticket) throws IOException, InterruptedException {
    var files = new ArrayList<byte[]>();
    String fields = "?fields=Filename&per_page=100";
    for (DocumentNode each : get("/ticket/" + ticket + "/attachments" + fields).list("items")) {
      if (each.findText("Filename").filter(name -> !name.isEmpty()).isPresent()) {
        DocumentNode whole = get("/attachment/" + each.text("id"));
        files.add(Base64.getMimeDecoder().decode(whole.text("Content")));
      }
    }
    return files;
  }

  /** All tickets, oldest first, by their ids. */
  public List<String> tickets() throws IOException, InterruptedException {
    return get("/tickets?query=id%3E0&orderby=id&per_page=100").list("items").stream()
        .map(item -> item.text("id"))
        .toList();
  }

  /** The agent answers the requester. */
  public void reply(String ticket, String html) throws IOException, InterruptedException {
    var body = new JsonObjectBuilder().with("Content", html).with("ContentType", "text/html");
    send("POST", "/ticket/" + ticket + "/correspond", body.toString());
  }

  /** The agent changes a ticket's status. */
  public void turn(String ticket, String status) throws IOException, InterruptedException {
    send("PUT", "/ticket/" + ticket, new JsonObjectBuilder().with("Status", status).toString());
  }

  @Override
  public void close() throws IOException {
    try {
      script("stop", folder.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("not stopped", stopped);
    }
  }

  private DocumentNode get(String path) throws IOException, InterruptedException {
    return DocumentCodec.json(path, send("GET", path, ""));
  }

  private String send(String method, String path, String body)
      throws IOException, InterruptedException {
    String pair =
        Base64.getEncoder().encodeToString(("maria:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url() + "/REST/2.0" + path))
                .header("Authorization", "Basic " + pair)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private void script(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("src/test/peers/request-tracker"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("RT_PASSWORD", PASSWORD);
    Process process = builder.start();
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroy();
      throw new IOException("not done: " + command + " " + Optional.of(process));
    }
  }
}
