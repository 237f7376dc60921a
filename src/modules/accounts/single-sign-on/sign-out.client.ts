// Whoever logs out is logged out everywhere: the browser goes on to the provider without a second press.

document.querySelector<HTMLFormElement>('form[data-goes-on]')?.requestSubmit()
