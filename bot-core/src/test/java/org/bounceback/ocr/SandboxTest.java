package org.bounceback.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program taken over by a crafted PDF can access. */
@Timeout(60)
class SandboxTest {
  private static final byte[] PDF = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path programs;
  @TempDir private Path ours;
  private ServerSocket listener;

  @BeforeEach
  void installTheProgramThatWasTakenOver() throws IOException {
    listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Path secret = Files.writeString(ours.resolve("token"), "xoxb-secret");
    install(
        "pdftotext",
        """
        #!/bin/bash
        echo "reads $(wc -c)"
        (exec 3<>/dev/tcp/127.0.0.1/%d) 2>/dev/null && echo connects
        [ -r %s ] && echo "sees files"
        [ -e /proc/%d ] && echo "sees processes"
        touch %s/written 2>/dev/null && echo "writes files"
        exit 0
        """
            .formatted(listener.getLocalPort(), secret, ProcessHandle.current().pid(), ours));
    link("prlimit");
    link("true");
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void inBubblewrapItCanOnlyAccessItsInput() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is missing");
    link("bwrap");
    link("unshare");
    var reader = new LocalOcrReader(List.of(programs));

    assertEquals(Optional.of(Isolation.SANDBOX), reader.isolation());
    assertEquals(List.of("reads " + PDF.length), text(reader));
  }

  @Test
  void withUnshareItHasNoNetwork() throws Exception {
    link("unshare");
    var reader = new LocalOcrReader(List.of(programs));

    assertEquals(Optional.of(Isolation.NO_NETWORK), reader.isolation());
    assertTrue(text(reader).contains("reads " + PDF.length));
    assertFalse(text(reader).contains("connects"));
  }

  @Test
  void withoutASandboxFilesAreReadAndTheIsolationIsNone() throws Exception {
    var reader = new LocalOcrReader(List.of(programs));

    assertEquals(Optional.of(Isolation.NONE), reader.isolation());
    assertTrue(text(reader).containsAll(List.of("reads " + PDF.length, "connects", "sees files")));
  }

  @Test
  void aForbiddenSandboxIsNotUsed() throws Exception {
    install("bwrap", "#!/bin/sh\necho 'Creating new namespace failed' >&2\nexit 1\n");
    install("unshare", "#!/bin/sh\nexit 1\n");
    var reader = new LocalOcrReader(List.of(programs));

    assertEquals(Optional.of(Isolation.NONE), reader.isolation());
    assertTrue(text(reader).contains("reads " + PDF.length));
  }

  @Test
  void withoutOcrProgramsThereIsNoIsolation() throws Exception {
    Files.delete(programs.resolve("pdftotext"));

    assertEquals(Optional.empty(), new LocalOcrReader(List.of(programs)).isolation());
  }

  private static List<String> text(LocalOcrReader reader) {
    var words = assertInstanceOf(OcrResult.Words.class, reader.read(PDF));
    return new ArrayList<>(words.text().lines().toList());
  }

  private void install(String name, String script) throws IOException {
    Path program = Files.writeString(programs.resolve(name), script);
    assertTrue(program.toFile().setExecutable(true));
  }

  private void link(String name) throws IOException {
    Files.createSymbolicLink(programs.resolve(name), Path.of("/usr/bin", name));
  }
}
