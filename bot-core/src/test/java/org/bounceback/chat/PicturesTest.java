package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.picture.OcrReader;
import org.bounceback.picture.OcrResult;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final String BOUNCE =
      "Your message could not be delivered.\n"
          + "<jo@example.org>: host mx.example.org said: 550 5.1.1 User unknown";
  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final OcrResult CAT = new OcrResult.Unreadable();
  private static final String PASTE = "Paste the red line instead";

  private final Path folder;
  private final RecordedPosting posting = new RecordedPosting();
  private Backstage backstage;
  private OcrResult shown = CAT;

  PicturesTest(@TempDir Path folder) throws IOException, StoreException {
    this.folder = folder;
    open(picture -> shown);
  }

  @AfterEach
  void close() throws IOException {
    backstage.close();
  }

  @Test
  void aCatInAChannelIsNobodysBusiness() {
    FirstAnswer now = answer(upload(false));

    assertEquals(new FirstAnswer.Quiet(), now);
    assertEquals(List.of(), shownCards());
  }

  @Test
  void aNewsletterInAChannelIsNobodysBusinessEither() {
    shown = new OcrResult.Words("Our offers of the week\nOnly today: 550 shoes", true);

    answer(upload(false));

    assertEquals(List.of(), shownCards());
  }

  @Test
  void aBounceInAChannelIsAnsweredThoughNothingIsSaidBefore() throws StoreException {
    shown = new OcrResult.Words(BOUNCE, true);

    FirstAnswer now = answer(upload(false));

    assertEquals(new FirstAnswer.Quiet(), now);
    assertEquals(
        List.of("The address jo@example.org does not exist."),
        posting.posts.stream().map(Card::headline).toList());
    assertEquals("shot.png.txt", backstage.newest().subject());
  }

  @Test
  void theAnswerSaysThatItWasReadFromAPicture() {
    shown = new OcrResult.Words(BOUNCE, true);

    answer(upload(true));

    assertTrue(
        CardWords.of(posting.last()).contains("Read from a picture: letters may be misread"));
  }

  @Test
  void whoBringsAPictureToTheBotHearsWhatToBringInstead() {
    FirstAnswer now = answer(upload(true));

    assertEquals(new FirstAnswer.Show(Card.of("Reading shot.png…"), Audience.PUBLIC), now);
    assertEquals("I could not read any words in shot.png.", posting.last().headline());
    assertTrue(CardWords.of(posting.last()).contains(PASTE));
  }

  @Test
  void whereNoProgramReadsPicturesThatIsSaidToWhoAsks() {
    shown = new OcrResult.NotInstalled();

    answer(new Ask.Shortcut(List.of(picture()), ""));

    assertTrue(posting.last().headline().contains("are not installed"), posting.last().headline());
    assertTrue(CardWords.of(posting.last()).contains(PASTE));
  }

  @Test
  void whereNoProgramReadsPicturesAChannelHearsNothing() {
    shown = new OcrResult.NotInstalled();

    answer(upload(false));

    assertEquals(List.of(), shownCards());
  }

  @Test
  void inTheThreadOfACaseEveryPictureIsAnswered() {
    backstage.answer(Backstage.event(Backstage.upload("listed.eml"), "t1"), posting);

    FirstAnswer now = backstage.answer(Backstage.event(upload(false), "t1"), posting);

    assertInstanceOf(FirstAnswer.Show.class, now);
    assertTrue(CardWords.of(posting.last()).contains(PASTE));
  }

  @Test
  void aPictureBesideAMailIsLeftAlone() {
    var mail = new UploadedFile("a.eml", () -> Backstage.content("listed.eml"));

    answer(new Ask.Upload(List.of(picture(), mail), ""));

    assertEquals(1, posting.edits.size());
    assertEquals(List.of(), posting.posts);
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

    answer(new Ask.Upload(List.of(new UploadedFile("a.mbox", () -> mailbox)), ""));

    assertEquals(10, read.get());
    assertEquals(
        "a.mbox holds more than 10 e-mails. I read the first 10. Upload the others in a separate"
            + " file.",
        posting.posts.get(posting.posts.size() - 1).headline());
    assertTrue(CardWords.of(posting.posts.get(5)).contains("pictures after the first 10"));
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

    answer(new Ask.Upload(List.of(new UploadedFile("a.zip", archive::toByteArray)), ""));

    assertEquals(10, read.get());
  }

  @Test
  void aPictureBroughtToTheBotIsAnsweredAfterACrash() throws Exception {
    Inbound inbound = Backstage.event(upload(true));
    backstage.bot.keep(inbound);
    close();
    shown = new OcrResult.Words(BOUNCE, true);
    open(picture -> shown);

    List<Unfinished> left =
        backstage.bot.unfinished(RecordedPosting.PLATFORM, reference -> picture().source());
    backstage.answer(left.get(0).inbound(), posting);

    assertEquals("The address jo@example.org does not exist.", posting.last().headline());
  }

  private void open(OcrReader pictures) throws IOException, StoreException {
    backstage = new Backstage(folder, new Workers(4, 4, 4, 20), pictures);
  }

  private FirstAnswer answer(Ask ask) {
    return backstage.answer(Backstage.event(ask), posting);
  }

  private List<Card> shownCards() {
    return Stream.concat(posting.edits.stream(), posting.posts.stream()).toList();
  }

  private static Ask upload(boolean addressed) {
    return new Ask.Upload(List.of(picture()), "", addressed);
  }

  private static UploadedFile picture() {
    return new UploadedFile("shot.png", "F1", () -> PNG);
  }
}
