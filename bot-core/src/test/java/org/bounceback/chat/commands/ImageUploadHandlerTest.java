package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.ocr.OcrReader;
import org.bounceback.ocr.OcrResult;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageUploadHandlerTest {
  private static final String BOUNCE =
      "Your message could not be delivered.\n"
          + "<jo@example.org>: host mx.example.org said: 550 5.1.1 User unknown";
  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final OcrResult CAT = new OcrResult.Unreadable();
  private static final String PASTE = "Paste the error text instead";

  private final Path folder;
  private TestBot testBot;
  private OcrResult shown = CAT;

  ImageUploadHandlerTest(@TempDir Path folder) throws IOException, StoreException {
    this.folder = folder;
    open(picture -> shown);
  }

  @AfterEach
  void close() throws IOException {
    testBot.close();
  }

  @Test
  void aPictureWithoutTextInAChannelIsIgnored() {
    InitialResponse now = answer(upload(false));

    assertEquals(new InitialResponse.NoResponse(), now);
    assertEquals(List.of(), shownCards());
  }

  @Test
  void aNewsletterInAChannelIsIgnored() {
    shown = new OcrResult.Words("Our offers of the week\nOnly today: 550 shoes", true);

    answer(upload(false));

    assertEquals(List.of(), shownCards());
  }

  @Test
  void aBounceInAChannelIsAnsweredThoughNothingIsSaidBefore() throws StoreException {
    shown = new OcrResult.Words(BOUNCE, true);

    InitialResponse now = answer(upload(false));

    assertEquals(new InitialResponse.NoResponse(), now);
    assertEquals(
        List.of("🟠 Customer needs to act · The address jo@example.org does not exist"),
        testBot.channel.posts.stream().map(Card::headline).toList());
    assertEquals("shot.png.txt", testBot.newest().subject());
  }

  @Test
  void theAnswerSaysThatItWasReadFromAPicture() {
    shown = new OcrResult.Words(BOUNCE, true);

    answer(upload(true));

    assertTrue(testBot.text().contains("Read from a picture"));
  }

  @Test
  void aPictureWithoutWordsIsAnsweredWithInstructions() {
    InitialResponse now = answer(upload(true));

    assertEquals(
        new InitialResponse.ShowCard(Card.of("Reading shot.png…"), Visibility.PUBLIC), now);
    assertEquals("shot.png has no readable text.", testBot.headline());
    assertTrue(testBot.text().contains(PASTE));
  }

  @Test
  void whereNoProgramReadsPicturesThatIsSaidToWhoAsks() {
    shown = new OcrResult.NotInstalled();

    answer(new ChatRequest.MessageShortcut(List.of(picture()), ""));

    assertTrue(testBot.headline().contains("are not installed"), testBot.headline());
    assertTrue(testBot.text().contains(PASTE));
  }

  @Test
  void withoutOcrPicturesInAChannelAreIgnored() {
    shown = new OcrResult.NotInstalled();

    answer(upload(false));

    assertEquals(List.of(), shownCards());
  }

  @Test
  void inTheThreadOfACaseEveryPictureIsAnswered() {
    testBot.send(TestEvents.inThread("t1", TestEvents.upload("listed.eml")));

    Answer answer = testBot.send(TestEvents.inThread("t1", upload(false)));

    assertEquals(Visibility.PUBLIC, answer.visibility());
    assertTrue(testBot.text().contains(PASTE));
  }

  @Test
  void aPictureBesideAMailIsLeftAlone() {
    UploadedFile mail = TestEvents.file("listed.eml");

    answer(new ChatRequest.FileUpload(List.of(picture(), mail), ""));

    assertEquals(1, testBot.channel.edits.size());
    assertEquals(List.of(), testBot.channel.posts);
  }

  @Test
  void ofAMailboxWithThousandsOfPicturesTenAreRead() throws Exception {
    var read = new AtomicInteger();
    close();
    open(
        picture -> {
          read.incrementAndGet();
          return CAT;
        });
    String picture = Base64.getMimeEncoder().encodeToString(Arrays.copyOf(PNG, 5000));
    String part =
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + picture + "\n";
    String mail =
        "From anna@shop.example Tue Mar  3 09:15:00 2026\nFrom: Anna <anna@shop.example>\n"
            + "Content-Type: multipart/mixed; boundary=b\n\n"
            + part.repeat(3)
            + "--b--\n\n";
    byte[] mailbox = mail.repeat(1000).getBytes(StandardCharsets.ISO_8859_1);

    testBot.upload(new UploadedFile("a.mbox", () -> mailbox));

    assertEquals(10, read.get());
    assertEquals(
        "a.mbox contains more than 10 e-mails. Only the first 10 were read. Upload the others in a"
            + " separate file.",
        testBot.channel.posts.get(testBot.channel.posts.size() - 1).headline());
    assertTrue(CardTextRenderer.of(testBot.channel.posts.get(5)).contains("Only partly read"));
  }

  @Test
  void ofAnArchiveOfPicturesTenAreReadAndTheOthersNamed() throws Exception {
    var read = new AtomicInteger();
    close();
    open(
        picture -> {
          read.incrementAndGet();
          return CAT;
        });
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      for (int i = 0; i < 30; i++) {
        zip.putNextEntry(new ZipEntry(i + ".png"));
        zip.write(PNG);
      }
    }

    testBot.upload(new UploadedFile("a.zip", archive::toByteArray));

    assertEquals(10, read.get());
  }

  @Test
  void aPictureBroughtToTheBotIsAnsweredAfterACrash() throws Exception {
    InboundEvent inboundEvent = TestEvents.event(upload(true));
    testBot.bot.store(inboundEvent);
    close();
    shown = new OcrResult.Words(BOUNCE, true);
    open(picture -> shown);

    List<UnfinishedEvent> left =
        testBot.bot.unfinished(RecordingMessagePoster.PLATFORM, reference -> picture().source());
    testBot.send(left.get(0).inboundEvent());

    assertEquals(
        "🟠 Customer needs to act · The address jo@example.org does not exist", testBot.headline());
  }

  private void open(OcrReader pictures) throws IOException, StoreException {
    testBot = TestBot.open(folder, setup -> setup.ocrReader(pictures));
  }

  private InitialResponse answer(ChatRequest chatRequest) {
    return testBot.send(chatRequest).now();
  }

  private List<Card> shownCards() {
    return Stream.concat(testBot.channel.edits.stream(), testBot.channel.posts.stream()).toList();
  }

  private static ChatRequest upload(boolean addressed) {
    return new ChatRequest.FileUpload(List.of(picture()), "", addressed);
  }

  private static UploadedFile picture() {
    return new UploadedFile("shot.png", "F1", () -> PNG);
  }
}
