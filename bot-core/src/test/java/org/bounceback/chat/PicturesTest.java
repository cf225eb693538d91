package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.picture.PictureReader;
import org.bounceback.picture.PictureText;
import org.bounceback.store.StoreFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final String BOUNCE =
      "Your message could not be delivered.\n"
          + "<jo@example.org>: host mx.example.org said: 550 5.1.1 User unknown";
  private static final PictureText CAT = new PictureText.Unreadable();
  private static final String PASTE = "Paste the red line instead";

  private final Path folder;
  private final RecordedPosting posting = new RecordedPosting();
  private Backstage backstage;
  private PictureText shown = CAT;

  PicturesTest(@TempDir Path folder) throws IOException, StoreFailed {
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
    shown = new PictureText.Words("Our offers of the week\nOnly today: 550 shoes", true);

    answer(upload(false));

    assertEquals(List.of(), shownCards());
  }

  @Test
  void aBounceInAChannelIsAnsweredThoughNothingIsSaidBefore() throws StoreFailed {
    shown = new PictureText.Words(BOUNCE, true);

    FirstAnswer now = answer(upload(false));

    assertEquals(new FirstAnswer.Quiet(), now);
    assertEquals(
        List.of("The address jo@example.org does not exist."),
        posting.posts.stream().map(Card::headline).toList());
    assertEquals("shot.png.txt", backstage.newest().subject());
  }

  @Test
  void theAnswerSaysThatItWasReadFromAPicture() {
    shown = new PictureText.Words(BOUNCE, true);

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
    shown = new PictureText.NotInstalled();

    answer(new Ask.Shortcut(List.of(picture()), ""));

    assertTrue(posting.last().headline().contains("are not installed"), posting.last().headline());
    assertTrue(CardWords.of(posting.last()).contains(PASTE));
  }

  @Test
  void whereNoProgramReadsPicturesAChannelHearsNothing() {
    shown = new PictureText.NotInstalled();

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
  void aPictureBroughtToTheBotIsAnsweredAfterACrash() throws Exception {
    Inbound inbound = Backstage.event(upload(true));
    backstage.bot.keep(inbound);
    close();
    shown = new PictureText.Words(BOUNCE, true);
    open(picture -> shown);

    List<Unfinished> left =
        backstage.bot.unfinished(RecordedPosting.PLATFORM, reference -> picture().source());
    backstage.answer(left.get(0).inbound(), posting);

    assertEquals("The address jo@example.org does not exist.", posting.last().headline());
  }

  private void open(PictureReader pictures) throws IOException, StoreFailed {
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
    return new UploadedFile(
        "shot.png", "F1", () -> "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
  }
}
