import { type KeyboardEvent, use, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Drawn, PictureContext, type Pictures } from "./PictureContext";

const ITEMS = [
  { id: "png", title: "PNG picture" },
  { id: "svg", title: "SVG picture" },
  { id: "copy", title: "Copy picture" },
] as const;

type Item = (typeof ITEMS)[number]["id"];

interface MenuProps {
  readonly onChoose: (item: Item) => void;
  /** @param isDone  whether the reader goes back to where they were */
  readonly onClose: (isDone: boolean) => void;
}

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowDown: (at) => (at + 1) % ITEMS.length,
  ArrowUp: (at) => (at + ITEMS.length - 1) % ITEMS.length,
  Home: () => 0,
  End: () => ITEMS.length - 1,
};

function Menu({ onChoose, onClose }: MenuProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const menu = ref.current;
    if (menu === null) return;
    menu.dataset.side =
      menu.getBoundingClientRect().right > document.documentElement.clientWidth - 8 ? "left" : "";
    menu.querySelector("button")?.focus();
  }, []);
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!ref.current?.parentElement?.contains(target as Node)) onClose(false);
    };
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, [onClose]);
  const onKeyDown = (event: KeyboardEvent<HTMLSpanElement>) => {
    const items = [...event.currentTarget.querySelectorAll("button")];
    const step = STEPS[event.key];
    if (step !== undefined) items[step(items.indexOf(event.target as HTMLButtonElement))]?.focus();
    else if (event.key === "Escape") onClose(true);
    else {
      if (event.key === "Tab") onClose(true);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span
      ref={ref}
      className="picture-items"
      role="menu"
      aria-label="Save picture"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {ITEMS.map(({ id, title }) => (
        <button key={id} type="button" role="menuitem" tabIndex={-1} onClick={() => onChoose(id)}>
          {title}
        </button>
      ))}
    </span>
  );
}

const OLD = "Not worked out yet for these assumptions";

interface PictureMenuProps extends Omit<Drawn, "place"> {
  /** Whether it would show other assumptions than those at hand. */
  readonly isOld: boolean;
}

function Offer({ pictures, isOld, ...chart }: PictureMenuProps & { readonly pictures: Pictures }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState("");
  if (said === OLD && !isOld) setSaid("");
  const close = (isDone: boolean) => {
    setIsOpen(false);
    if (isDone) button.current?.focus();
  };
  const choose = async (item: Item) => {
    close(true);
    const place = button.current?.closest("figure");
    if (!place) return;
    if (isOld) return setSaid(OLD);
    const drawn = { ...chart, place };
    setSaid("");
    setSaid(await (item === "copy" ? pictures.copy(drawn) : pictures.save(drawn, item)));
  };
  return (
    <span className="picture-menu">
      <button
        ref={button}
        type="button"
        className="quiet"
        aria-label="Save picture"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-disabled={isOld}
        title={isOld ? OLD : undefined}
        onClick={() => (isOld && !isOpen ? setSaid(OLD) : setIsOpen(!isOpen))}
      >
        Save
      </button>
      {isOpen && <Menu onChoose={choose} onClose={close} />}
      <span className="picture-said" aria-live="polite">
        {said}
      </span>
    </span>
  );
}

/** Offers a chart as a picture, where pictures are to be had. */
export function PictureMenu(props: PictureMenuProps) {
  const pictures = use(PictureContext);
  return pictures && <Offer {...props} pictures={pictures} isOld={props.isOld || pictures.isOld} />;
}
