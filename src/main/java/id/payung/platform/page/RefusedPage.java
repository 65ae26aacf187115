package id.payung.platform.page;

import id.payung.platform.Refused;
import id.payung.platform.Sentences;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What the business says no to, as a page with its sentence and the way back. */
@ControllerAdvice(annotations = WebPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedPage {

    private final Sentences sentences;

    RefusedPage(Sentences sentences) {
        this.sentences = sentences;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused) {
        return page(
                switch (refused.kind()) {
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case ABSENT -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case INVALID, TOO_LARGE, UNREADABLE -> HttpStatus.BAD_REQUEST;
                },
                sentences.of(refused));
    }

    /** An address with something else where an id or a number should be. */
    @ExceptionHandler
    ModelAndView noSuchAddress(MethodArgumentTypeMismatchException e) {
        return page(HttpStatus.NOT_FOUND, sentences.of("page.notFound"));
    }

    private static ModelAndView page(HttpStatus status, String sentence) {
        var page = new ModelAndView("refused", status);
        page.addObject("sentence", sentence);
        return page;
    }
}
